//! Typing letters to a name.

/// Of `names`, the one (by its position) that typing leads to from `from`: the next that begins with what was
/// typed, in small letters or capitals (of ASCII), and round the end. One letter leads on from where one is, several may
/// stay there; the same again and again, with which no name begins, is that letter typed once more.
pub fn name_typed(names: &[String], from: usize, typed: &str) -> Option<usize> {
    let count = names.len();
    let skip = usize::from(typed.chars().count() == 1);
    let begins = |name: &str| {
        let start = name.as_bytes().get(..typed.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(typed.as_bytes()))
    };
    let in_turn = (0..count).map(|step| (from + skip + step) % count.max(1));
    let first = typed.chars().next()?;
    let found = in_turn.into_iter().find(|at| names.get(*at).is_some_and(|name| begins(name)));
    let is_again = skip == 0 && typed.chars().all(|letter| letter.eq_ignore_ascii_case(&first));
    found.or_else(|| name_typed(names, from, typed.get(..first.len_utf8()).filter(|_| is_again)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lead_on_and_words_lead_there() {
        let names = ["China", "Kazakhstan", "Kyrgyzstan", "Kuwait", "Cambodia"].map(str::to_owned);
        for (from, typed, expected) in [
            (0, "k", Some(1)),
            (1, "k", Some(2)),
            (3, "k", Some(1)),
            (0, "ku", Some(3)),
            (3, "KU", Some(3)),
            (0, "c", Some(4)),
            (4, "c", Some(0)),
            (0, "x", None),
            // The letter once more.
            (1, "kk", Some(2)),
            (3, "kKk", Some(1)),
            (0, "xx", None),
            (0, "ck", None),
            (0, "éé", None),
            (0, "", None),
            (9, "cam", Some(4)),
        ] {
            assert_eq!(name_typed(&names, from, typed), expected, "{typed} from {from}");
        }
        assert_eq!(name_typed(&[], 0, "a"), None);
    }
}
