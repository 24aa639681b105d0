//! Which pairs of capital letters are codes of states (ISO 3166-1 alpha-2).

/// The 249 codes that are assigned, in alphabetical order; drawn from the list that tz, the database of time zones, keeps.
const ASSIGNED: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// What was a code once (ISO 3166-3), for blocs of the past.
const ASSIGNED_ONCE: &str = "AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR";

/// Whether ISO 3166-1 assigns the code, has done so, or leaves it to its users, as `XK`, which many use of Kosovo. What it only
/// reserves is no state's: `UK` is a slip for `GB`.
pub(super) fn is_assigned(code: &str) -> bool {
    let is_users = matches!(code.as_bytes(), b"AA" | b"ZZ" | [b'Q', b'M'..=b'Z'] | [b'X', b'A'..=b'Z']);
    is_users || [ASSIGNED, ASSIGNED_ONCE].iter().any(|all| all.split(' ').any(|known| known == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_that_are_assigned_were_or_are_left_to_users() {
        let all: Vec<&str> = ASSIGNED.split(' ').collect();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted() && all.iter().all(|code| code.len() == 2), "{all:?}");
        for code in ["GB", "GR", "AF", "ZW", "XK", "SU", "DY", "HV", "QM", "ZZ"] {
            assert!(is_assigned(code), "{code}");
        }
        for code in ["UK", "EL", "EU", "QL", "YY", "", "gb", "GB "] {
            assert!(!is_assigned(code), "{code}");
        }
    }
}
