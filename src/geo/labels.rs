//! Names on the map: as many as fit without touching one another, a marker or the edge.

/// A name that wants a place.
#[derive(Clone, PartialEq, Debug)]
pub struct LabelWish<Key> {
    /// What it names.
    pub key: Key,
    /// The name.
    pub text: String,
    /// Where its middle would best stand, in CSS pixels.
    pub at: [f64; 2],
    /// Radius of a marker at `at` that the name must stand beside, in CSS pixels; 0 for none.
    pub marker_px: f64,
    /// Height of its letters, in CSS pixels.
    pub size_px: f64,
}

/// A box of text around its middle, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// Middle.
    pub at: [f64; 2],
    /// Half of its width and height.
    pub half: [f64; 2],
}

/// A name that got a place.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedLabel<Key> {
    /// What it names.
    pub key: Key,
    /// The name.
    pub text: String,
    /// Where.
    pub label: Label,
    /// Height of its letters, in CSS pixels.
    pub size_px: f64,
}

/// Width of a letter in em, on the wide side for the fonts that systems use: names must not touch
/// even where the reader's font is broader than most.
fn letter_em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | '\'' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.95,
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

    fn within(&self, width_px: f64, height_px: f64) -> bool {
        let ([x, y], [w, h]) = (self.at, self.half);
        x - w >= 2.0 && y - h >= 2.0 && x + w <= width_px - 2.0 && y + h <= height_px - 2.0
    }
}

/// Gives each wish a place if there is one, those that come first first. A name stands on its point
/// or else within a line of it; where there is a marker, beside that.
pub fn place_labels<Key: Clone>(
    wishes: &[LabelWish<Key>],
    width_px: f64,
    height_px: f64,
) -> Vec<PlacedLabel<Key>> {
    // Markers are drawn in any case, so all names keep clear of all markers.
    let markers = wishes.iter().filter(|wish| wish.marker_px > 0.0);
    let mut taken: Vec<Label> =
        markers.map(|wish| Label { at: wish.at, half: [wish.marker_px; 2] }).collect();
    let mut placed = Vec::new();
    for wish in wishes {
        let half = text_half(&wish.text, wish.size_px);
        let ([x, y], [w, h]) = (wish.at, half);
        let spots = if wish.marker_px > 0.0 {
            let gap = wish.marker_px + 1.0;
            [
                [x + w + gap, y],
                [x - w - gap, y],
                [x, y - h - gap],
                [x, y + h + gap],
                [x + w, y - h - gap],
                [x + w, y + h + gap],
            ]
        } else {
            let line = 2.0 * h + 1.0;
            [
                [x, y],
                [x, y - line],
                [x, y + line],
                [x + w / 2.0, y],
                [x - w / 2.0, y],
                [x + w / 2.0, y + line],
            ]
        };
        let candidates = spots.into_iter().map(|at| Label { at, half });
        let free = |label: &Label| {
            label.within(width_px, height_px) && !taken.iter().any(|other| label.touches(other))
        };
        let found = candidates.into_iter().find(free);
        if let Some(label) = found {
            taken.push(label);
            placed.push(PlacedLabel {
                key: wish.key.clone(),
                text: wish.text.clone(),
                label,
                size_px: wish.size_px,
            });
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(text: &str, at: [f64; 2], marker_px: f64) -> LabelWish<String> {
        LabelWish { key: text.to_owned(), text: text.to_owned(), at, marker_px, size_px: 12.0 }
    }

    #[test]
    fn the_first_stands_on_its_point_and_the_next_beside_it() {
        let placed = place_labels(
            &[wish("Alpha", [100.0, 50.0], 0.0), wish("Beta", [100.0, 50.0], 0.0)],
            300.0,
            100.0,
        );
        assert_eq!(placed[0].label.at, [100.0, 50.0]);
        assert_ne!(placed[1].label.at, [100.0, 50.0]);
    }

    #[test]
    fn a_name_beside_a_marker_leaves_it_free() {
        let placed = place_labels(&[wish("Alpha", [100.0, 50.0], 5.0)], 300.0, 100.0);
        assert!(placed[0].label.at[0] - placed[0].label.half[0] >= 105.0);
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        assert_eq!(place_labels(&[wish("Alpha", [5.0, 5.0], 0.0)], 20.0, 10.0), []);
    }

    proptest! {
        #[test]
        fn no_two_names_touch_and_none_is_cut(
            spots in proptest::collection::vec((0.0..700.0f64, 0.0..600.0f64, 0.0..6.0f64, "[A-Za-z ]{1,14}"), 0..40)
        ) {
            let wishes: Vec<_> = spots.iter().map(|(x, y, marker, text)| wish(text, [*x, *y], if *marker > 4.0 { *marker } else { 0.0 })).collect();
            let placed = place_labels(&wishes, 700.0, 600.0);
            for (at, one) in placed.iter().enumerate() {
                prop_assert!(one.label.within(700.0, 600.0));
                for other in &placed[..at] {
                    prop_assert!(!one.label.touches(&other.label), "{} {}", one.text, other.text);
                }
            }
        }
    }
}
