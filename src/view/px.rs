//! Lengths as text.

/// A length with one decimal. Formatting floats would cost the download some kilobytes.
pub fn tenths(px: f64) -> String {
    let tenths = (px * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// A length as CSS has it.
pub fn css(px: f64) -> String {
    format!("{}px", tenths(px))
}
