//! What a server for static files is given besides the files: headers for hosts that read `_headers`, files packed
//! beforehand, and a description for those who ask by oEmbed.

use crate::process::{Failure, project_root};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Files that become smaller.
const PACKABLE: &[&str] = &["html", "css", "js", "wasm", "json", "svg"];

/// The file `_headers`, as Netlify and Cloudflare Pages read it: `hashed` files never change, nor does what lies below
/// `v/`; all others are as short-lived as the host makes them. `pinned` is the folder of this version below `v/`.
///
/// The two policies let pages that are cut off from other origins (`Cross-Origin-Embedder-Policy`) have style sheet and frame too;
/// the gentler form, which refuses nothing that a host may put into its pages.
///
/// Both hosts read it only at the root of what is published, and its paths begin there: where the files lie in a folder, that
/// has to be put before each. Style sheet and icon of `index.html` have a hash in their name and no rule.
pub fn headers(hashed: &[String], pinned: &str) -> String {
    let mut out = "# Any page may use these files. What a name's hash vouches for may be kept for ever.\n\
        /*\n  Access-Control-Allow-Origin: *\n  X-Content-Type-Options: nosniff\n\
        \x20 Cross-Origin-Resource-Policy: cross-origin\n  Cross-Origin-Embedder-Policy: credentialless\n\
        /v/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        .to_owned();
    for file in hashed {
        out.push_str(&format!("/{file}\n  Cache-Control: public, max-age=31536000, immutable\n"));
        if file.ends_with(".wasm") {
            out.push_str(&format!(
                "  Content-Type: application/wasm\n/{pinned}{file}\n  Content-Type: application/wasm\n"
            ));
        }
    }
    out
}

/// How wide the frame is taken to be that oEmbed hands out, in CSS pixels.
const OEMBED_WIDTH_PX: u32 = 1000;
/// How high a frame must be from phones on where nobody tells it, in CSS pixels. docs/ELEMENT.md and docs/EMBEDDING.md say the same, and
/// the journey `is no higher in a frame than the documents say` measures it.
const FRAME_PX: u32 = 3820;

/// What oEmbed (oembed.com, 1.0, type `rich`) has of the frame page at `address`, which ends in a slash. Its code is that of the
/// dialog: where the page lets it, the helper gives the frame the height that it has at that width.
pub fn oembed(address: &str, title: &str) -> String {
    let quote = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let (width, height) = (OEMBED_WIDTH_PX, FRAME_PX);
    let frame = format!(
        "<iframe data-sco-atlas src=\"{address}embed.html\" title=\"{title}\" loading=\"lazy\" width=\"100%\" \
         height=\"{height}\" frameborder=\"0\" allow=\"fullscreen; clipboard-write\"></iframe>\
         <script type=\"module\" src=\"{address}sco-atlas-host.js\"></script>"
    );
    format!(
        "{{\n  \"version\": \"1.0\",\n  \"type\": \"rich\",\n  \"title\": \"{}\",\n  \"provider_name\": \"sco-atlas\",\n  \
         \"provider_url\": \"{}\",\n  \"html\": \"{}\",\n  \"width\": {width},\n  \"height\": {height}\n}}\n",
        quote(title),
        quote(address),
        quote(&frame)
    )
}

/// A page whose links to the living page and to the picture of both, which are relative, go to `address` instead, which
/// ends in a slash. Those who show links to a page want whole addresses.
pub fn located(page: &str, address: &str) -> String {
    page.replace("content=\"preview.jpg\"", &format!("content=\"{address}preview.jpg\""))
        .replace("rel=\"canonical\" href=\"./\"", &format!("rel=\"canonical\" href=\"{address}\""))
}

/// A page with a link to its description in oEmbed.
pub fn linked(page: &str, address: &str) -> String {
    let link = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\" />\n  </head>"
    );
    page.replacen("</head>", &link, 1)
}

/// Packs every file of `dist/` that becomes smaller, as `.br` and `.gz` beside it.
pub fn pack() -> Result<(), Failure> {
    let dist = project_root().join("dist");
    let (mut files, mut before, mut after) = (0, 0, 0);
    for file in all(&dist)? {
        let ending = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        if !PACKABLE.contains(&ending.as_str()) {
            continue;
        }
        let fault = |error| Failure::new(format!("{}: {error}", file.display()));
        let bytes = fs::read(&file).map_err(fault)?;
        let smaller = brotli(&bytes)?;
        fs::write(beside(&file, "br"), &smaller).map_err(fault)?;
        fs::write(beside(&file, "gz"), gzip(&bytes)?).map_err(fault)?;
        (files, before, after) = (files + 1, before + bytes.len(), after + smaller.len());
    }
    println!("{files} files: {} KB, with Brotli {} KB.", before / 1000, after / 1000);
    Ok(())
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// All files in this folder and in those within it.
pub fn all(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fault = |error| Failure::new(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() { files.extend(all(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// What Brotli makes of these bytes at quality 11.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
        writer.write_all(bytes).map_err(|error| Failure::new(format!("Brotli failed: {error}")))?;
    }
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let failed = |error| Failure::new(format!("gzip failed: {error}"));
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).map_err(failed)?;
    writer.finish().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let text = "all the same, all the same, all the same ".repeat(50).into_bytes();
        let (br, gz) = (brotli(&text).unwrap(), gzip(&text).unwrap());
        assert!(br.len() < text.len() / 4 && gz.len() < text.len() / 4);
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(br.as_slice(), 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn files_are_packed_beside_themselves() {
        assert_eq!(beside(Path::new("dist/a.js"), "br"), Path::new("dist/a.js.br"));
    }

    #[test]
    fn only_what_has_a_hash_is_kept_for_ever() {
        let text = headers(&["a-1.js".to_owned(), "a-1_bg.wasm".to_owned()], "v/1-2/");
        let kept: Vec<_> = text
            .split("\n/")
            .filter(|rule| rule.contains("immutable"))
            .filter_map(|rule| rule.lines().next())
            .collect();
        assert_eq!(kept, ["v/*", "a-1.js", "a-1_bg.wasm"]);
        assert_eq!(text.matches("application/wasm").count(), 2);
        assert!(text.contains("/v/1-2/a-1_bg.wasm\n  Content-Type"));
    }

    #[test]
    fn pages_lead_to_their_picture_and_to_the_living_page_by_whole_addresses() {
        for (file, has_canonical) in [("index.html", false), ("www/embed.html", true)] {
            let page = fs::read_to_string(project_root().join(file)).unwrap();
            let there = located(&page, "https://example.org/atlas/");
            assert!(there.contains("og:image\" content=\"https://example.org/atlas/preview.jpg\""), "{file}");
            assert_eq!(
                there.contains("canonical\" href=\"https://example.org/atlas/\""),
                has_canonical,
                "{file}"
            );
        }
    }

    /// Who has no script to tell a frame how high to be takes the height from the documents or by oEmbed.
    #[test]
    fn the_height_of_a_frame_is_the_same_wherever_it_is_handed_out() {
        let given = format!("height=\"{FRAME_PX}\"");
        for file in ["docs/ELEMENT.md", "docs/EMBEDDING.md"] {
            let text = fs::read_to_string(project_root().join(file)).unwrap();
            let heights: Vec<_> =
                text.split("height=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(!heights.is_empty(), "{file} has no frame");
            assert!(heights.iter().all(|height| *height == FRAME_PX.to_string()), "{file} has {heights:?}");
        }
        let text = oembed("https://example.org/atlas/", "").replace('\\', "");
        assert!(text.contains(&given) && text.contains(&format!("\"height\": {FRAME_PX}\n")), "{text}");
        // The code is the dialog's, but for the text around it.
        let dialog = fs::read_to_string(project_root().join("www/sco-atlas-share.js")).unwrap();
        for part in [
            "<iframe data-sco-atlas src=",
            "loading=\"lazy\" width=\"100%\" height=",
            "frameborder=\"0\" allow=\"fullscreen; clipboard-write\"",
        ] {
            assert!(dialog.contains(part) && text.contains(part), "{part} is not in both: {text}");
        }
    }

    #[test]
    fn the_description_is_json_and_the_page_leads_to_it() {
        let text = oembed("https://example.org/atlas/", "The \u{201c}SCO\u{201d}");
        assert!(text.contains("src=\\\"https://example.org/atlas/sco-atlas-host.js\\\""), "{text}");
        assert!(
            text.contains(
                "\"html\": \"<iframe data-sco-atlas src=\\\"https://example.org/atlas/embed.html\\\""
            ),
            "{text}"
        );
        assert!(text.contains("allow=\\\"fullscreen; clipboard-write\\\""), "{text}");
        assert_eq!(text.matches('{').count(), 1);
        let page = linked("<head>\n  </head>\n<body></head>", "https://example.org/atlas/");
        assert_eq!(page.matches("oembed.json").count(), 1);
        assert!(page.find("oembed.json") < page.find("</head>"));
    }
}
