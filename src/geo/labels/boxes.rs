//! Boxes that texts take.

/// A box around its middle, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// Middle.
    pub at: [f64; 2],
    /// Half of its width and height.
    pub half: [f64; 2],
}

/// Width of a letter in em, on the wide side for the fonts that systems use: names must not touch
/// even where the reader's font is broader than most.
fn letter_em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | '\'' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.95,
        'Ж' | 'М' | 'Ф' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'ж' | 'м' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' => {
            0.95
        }
        'А'..='Я' => 0.78,
        'A'..='Z' => 0.72,
        'a'..='z' => 0.6,
        '\u{2E80}'.. => 1.0,
        _ => 0.66,
    }
}

/// The box of a text whose letters are `size_px` high.
pub fn text_half(text: &str, size_px: f64) -> [f64; 2] {
    [text.chars().map(letter_em).sum::<f64>() * size_px / 2.0, size_px * 0.62]
}

impl Label {
    /// Whether two boxes share any point.
    pub fn touches(&self, other: &Self) -> bool {
        let apart = |axis: usize| {
            let distance = self.at.get(axis).zip(other.at.get(axis)).map_or(0.0, |(a, b)| (a - b).abs());
            distance >= self.half.get(axis).zip(other.half.get(axis)).map_or(0.0, |(a, b)| a + b)
        };
        !apart(0) && !apart(1)
    }

    /// How far a point lies outside of the box.
    pub(super) fn away_from(&self, [x, y]: [f64; 2]) -> f64 {
        let ([at_x, at_y], [w, h]) = (self.at, self.half);
        let (across, down) = (((at_x - x).abs() - w).max(0.0), ((at_y - y).abs() - h).max(0.0));
        (across * across + down * down).sqrt()
    }

    /// Whether it is all on a sheet of such a size.
    pub fn within(&self, width_px: f64, height_px: f64) -> bool {
        let ([x, y], [w, h]) = (self.at, self.half);
        x - w >= 2.0 && y - h >= 2.0 && x + w <= width_px - 2.0 && y + h <= height_px - 2.0
    }
}
