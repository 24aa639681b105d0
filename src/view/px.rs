//! Lengths as text.

/// A length with one decimal. Formatting floats would cost the download some kilobytes.
pub fn tenths(px: f64) -> String {
    let tenths = (px * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// A factor with six decimals.
pub fn factor(value: f64) -> String {
    let millionths = (value * 1e6).round() as i64;
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}

/// A length as CSS has it.
pub fn css(px: f64) -> String {
    format!("{}px", tenths(px))
}
