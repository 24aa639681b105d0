//! Guards the timeline's lanes: what stands where, at every width that a widget may have.

use crate::common::{code, dataset as checked, day, ends_px};
use sco_atlas::{
    dataset::{self, Dataset, Layer, Layers, Precision, Shown, Standing, StateCode, Status},
    timeline::{CountStep, DateScale, Fade, Lane, LaneGroup, Window, counts, groups, lanes, most_counted},
};

const LEFT_PX: f64 = 24.0;
const WIDTHS_PX: [f64; 6] = [180.0, 240.0, 320.0, 555.5, 960.0, 1_600.0];
/// Sums of pixels may differ in the last binary places.
const ROUNDING_PX: f64 = 1e-6;

fn at_each_width(check: impl Fn(&Dataset, f64, &[Lane])) {
    each_width_of(&checked(), check);
}

fn each_width_of(data: &Dataset, check: impl Fn(&Dataset, f64, &[Lane])) {
    for width in WIDTHS_PX {
        let scale = DateScale::new(data.first_day, data.as_of, LEFT_PX, width);
        check(data, width, &lanes(data, &scale));
    }
}

/// What the article tells is drawn over the days on which it may have begun: never after the article's day, whatever day the
/// widget opens on, never before it was written where it looks forward to that, and never over the bar before; where no date is
/// given it fades in from the left end.
#[test]
fn the_articles_bars_are_soft_where_it_gives_a_year_and_fade_where_it_gives_none() {
    for opens_on in ["2024-07-04", "2026-02-02", "2012-01-01"] {
        let mut document = crate::common::document();
        document.atlas.opens_on = Some(opens_on.to_owned());
        let record = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:?}"));
        let layers = Layers::new(record.clone(), record);
        each_width_of(layers.of(Layer::Article), |data, width, lanes| {
            let scale = DateScale::new(data.first_day, data.as_of, LEFT_PX, width);
            let near = |a: f64, b: f64| (a - b).abs() < ROUNDING_PX;
            let belarus = lane(lanes, "BY").bars;
            let bar = belarus.last().expect("Belarus's membership");
            assert!(near(bar.x_px, scale.x_of(day("2024-07-04"))), "{opens_on}, {width}: {bar:?}");
            let china = lane(lanes, "CN").bars;
            let bar = china.last().expect("China's membership");
            let [first, last] = ["2001-06-15", "2001-12-31"].map(|on| scale.x_of(day(on)));
            assert!(near(bar.x_px, first), "{opens_on}, {width}: {bar:?}");
            assert!(near(bar.soft_px, (last - first).max(6.0)), "{opens_on}, {width}: {bar:?}");
            let mut faded = Vec::new();
            for lane in lanes {
                for (at, bar) in lane.bars.iter().enumerate() {
                    let start = data.start_of(&bar.stretch);
                    match start.precision {
                        Precision::Unknown => {
                            let fade = bar.fade.expect("it fades in");
                            assert!(near(fade.x_px, scale.x_of(data.first_day)), "{bar:?}");
                            assert!(near(fade.x_px + fade.width_px, bar.x_px), "{bar:?}");
                            assert_eq!(fade.beyond_px, [0.0; 2]);
                            assert_eq!(bar.soft_px, 0.0);
                            faded.push(lane.state);
                        }
                        _ => assert_eq!(bar.fade, None, "{bar:?}"),
                    }
                    let (first, last) = data.possible_days(start);
                    assert_eq!(bar.soft_px > 0.0, first < last, "{opens_on}, {width}: {bar:?}");
                    assert_eq!(first < last, ["CN", "RU"].contains(&lane.state.as_str()), "{}", lane.state);
                    let before = at.checked_sub(1).map_or(0.0, |before| {
                        let before = &lane.bars[before];
                        before.x_px + before.width_px
                    });
                    assert!(bar.x_px >= before - ROUNDING_PX, "{} at {width}: {bar:?}", lane.state);
                }
            }
            assert!(!faded.is_empty(), "else this says little");
        });
    }
}

/// How strong what fades in is on a day is no matter of the stretch of time that is shown.
#[test]
fn what_fades_in_is_as_strong_on_a_day_in_every_stretch_of_time() {
    let record = Dataset::check(&crate::common::document()).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let layers = Layers::new(record.clone(), record);
    let data = layers.of(Layer::Article);
    let of_kazakhstan = |first: &str, last: &str| {
        let scale = DateScale::new(day(first), day(last), LEFT_PX, 800.0);
        let bar = lane(&lanes(data, &scale), "KZ").bars.first().expect("a bar").clone();
        (scale, bar.fade)
    };
    let share = |fade: Fade, scale: &DateScale, on: &str| (scale.x_of(day(on)) - fade.x_px) / fade.width_px;
    let (whole, fade) = of_kazakhstan("2001-06-15", "2026-02-02");
    let of_all = share(fade.expect("it fades in"), &whole, "2022-09-01");
    for (first, last) in
        [("2020-01-01", "2026-02-02"), ("2022-06-01", "2023-09-01"), ("2022-08-01", "2025-01-01")]
    {
        let (scale, fade) = of_kazakhstan(first, last);
        let fade = fade.expect("it fades in");
        assert!((share(fade, &scale, "2022-09-01") - of_all).abs() < 0.001, "{first} to {last}: {fade:?}");
        // What is drawn begins and ends where the axis does.
        let drawn = [fade.x_px + fade.beyond_px[0], fade.x_px + fade.width_px - fade.beyond_px[1]];
        let until = scale.x_within(day("2024-07-03"));
        assert!((drawn[0] - scale.x_of(day(first))).abs() < 0.01, "{first}: {drawn:?}");
        assert!((drawn[1] - until).abs() < 0.01, "{last}: {drawn:?}, {until}");
    }
    let (_, fade) = of_kazakhstan("2025-01-01", "2025-12-31");
    assert_eq!(fade, None, "all of it is before");
}

fn lane(lanes: &[Lane], state: &str) -> Lane {
    let found = lanes.iter().find(|lane| lane.state == code(state));
    found.unwrap_or_else(|| panic!("no lane of {state}")).clone()
}

#[test]
fn every_state_has_a_lane_in_order() {
    at_each_width(|data, width, lanes| {
        let states: Vec<StateCode> = lanes.iter().map(|lane| lane.state).collect();
        assert_eq!(states, data.order().collect::<Vec<_>>(), "{width}");
        assert_eq!(states.len(), 27, "26 with bars, and Laos with its marker: {width}");
    });
}

#[test]
fn bars_of_a_lane_never_overlap() {
    at_each_width(|_, width, lanes| {
        for lane in lanes {
            for pair in lane.bars.windows(2) {
                let end = pair[0].x_px + pair[0].width_px;
                assert!(end <= pair[1].x_px + ROUNDING_PX, "{} at {width}: {pair:?}", lane.state);
            }
        }
    });
}

#[test]
fn every_bar_lies_within_the_axis_and_can_be_seen() {
    at_each_width(|_, width, lanes| {
        for lane in lanes {
            for bar in &lane.bars {
                assert!(bar.x_px >= LEFT_PX, "{} at {width}: {bar:?}", lane.state);
                // What has just begun reaches out of it, to be seen beside the playhead.
                let is_least = bar.stretch.end.is_none() && bar.width_px == 5.0;
                let end = bar.x_px + bar.width_px;
                assert!(
                    is_least || end <= LEFT_PX + width + ROUNDING_PX,
                    "{} at {width}: {bar:?}",
                    lane.state
                );
                assert!(bar.width_px >= 1.0, "{} at {width}: {bar:?}", lane.state);
            }
        }
    });
}

#[test]
fn there_is_a_bar_for_each_status_under_each_name_it_had() {
    at_each_width(|data, width, lanes| {
        for (state, expected) in [
            ("CN", "2001-06-15 member"),
            ("IN", "2005-07-05 observer, 2017-06-09 member"),
            ("BY", "2010-04-28 dialogue_partner, 2015-07-10 observer, 2024-07-04 member"),
            ("MN", "2004-06-17 observer, 2025-09-01 sco_partner"),
            ("BH", "2023-07-15 dialogue_partner, 2025-09-01 sco_partner"),
            ("LA", ""),
        ] {
            let bars = lane(lanes, state).bars;
            let bar = |bar: &sco_atlas::timeline::Bar| {
                format!("{} {}", bar.stretch.start, bar.stretch.status.word())
            };
            assert_eq!(bars.iter().map(bar).collect::<Vec<_>>().join(", "), expected, "{state} at {width}");
        }
        for lane in lanes {
            let shown: Vec<_> = lane.bars.iter().map(|bar| bar.stretch).collect();
            assert_eq!(shown, data.stretches(lane.state), "{} at {width}", lane.state);
        }
        // 31 spans, 16 of which the merger cut in two.
        assert_eq!(lanes.iter().map(|lane| lane.bars.len()).sum::<usize>(), 31 + 16);
    });
}

#[test]
fn bars_stand_where_their_days_are() {
    // 8998 days from 2001-06-15 to 2026-02-02, drawn at ten pixels a day.
    let data = checked();
    let scale = DateScale::new(data.first_day, data.as_of, 0.0, 89_980.0);
    let lanes = lanes(&data, &scale);
    for (state, at, x_px, width_px, why) in [
        ("CN", 0, 0.0, 89_980.0, "from the first day to the last"),
        // 2001-06-15 to 2004-06-15 is 3 × 365 + 1 (2004 is a leap year), and two days more.
        ("MN", 0, 10_980.0, 77_460.0, "until the merger, 154 days before the last day"),
        ("MN", 1, 88_440.0, 1_540.0, "from the merger on"),
    ] {
        let bar = &lane(&lanes, state).bars[at];
        assert!((bar.x_px - x_px).abs() < 1e-3, "{state}, {why}: {bar:?}");
        assert!((bar.width_px - width_px).abs() < 1e-3, "{state}, {why}: {bar:?}");
    }
}

#[test]
fn a_bar_opens_its_span_unless_the_merger_cut_it() {
    at_each_width(|data, width, lanes| {
        let merged = day("2025-09-01");
        assert!(data.spans.iter().all(|span| span.start.day != merged), "else this test says nothing");
        for lane in lanes {
            for bar in &lane.bars {
                let opens = data.merger_of(&bar.stretch).is_none();
                assert_eq!(opens, bar.stretch.start != merged, "{} at {width}: {bar:?}", lane.state);
            }
        }
    });
}

#[test]
fn only_starts_known_to_the_month_are_soft() {
    at_each_width(|data, width, lanes| {
        let mut soft = Vec::new();
        for lane in lanes {
            for bar in &lane.bars {
                if bar.soft_px != 0.0 {
                    assert!(bar.soft_px > 0.0 && bar.soft_px <= bar.width_px, "{} at {width}", lane.state);
                    let start = data.spans[bar.stretch.span].start;
                    assert_eq!(start.precision, Precision::Month, "{} at {width}", lane.state);
                    // Over the month and, but for the pixels it needs to be seen, no more.
                    let scale = DateScale::new(data.first_day, data.as_of, LEFT_PX, width);
                    let (first, last) = start.possible_days();
                    assert!((bar.x_px - scale.x_of(first)).abs() < ROUNDING_PX, "{} at {width}", lane.state);
                    let month_px = scale.x_of(last) - scale.x_of(first);
                    assert!(
                        (bar.soft_px - month_px.max(6.0)).abs() < ROUNDING_PX,
                        "{} at {width}",
                        lane.state
                    );
                    soft.push(format!("{} {}", lane.state, bar.stretch.start));
                }
            }
        }
        assert_eq!(soft, ["BY 2010-04-28", "LK 2010-05-06", "SA 2022-09-16"], "{width}");
    });
}

#[test]
fn a_decision_stands_before_the_bar_that_it_led_to() {
    at_each_width(|data, width, lanes| {
        let mut markers = 0;
        for lane in lanes {
            for marker in &lane.markers {
                markers += 1;
                assert_eq!(data.decisions[marker.decision].state, lane.state);
                assert!((LEFT_PX..=LEFT_PX + width).contains(&marker.x_px), "{} at {width}", lane.state);
                let of_span = |bar: &&sco_atlas::timeline::Bar| {
                    data.merger_of(&bar.stretch).is_none()
                        && data.spans[bar.stretch.span].status == marker.towards
                };
                match lane.bars.iter().find(of_span) {
                    Some(bar) => {
                        assert!(marker.x_px < bar.x_px, "{} at {width}: {marker:?} {bar:?}", lane.state);
                    }
                    None => {
                        let led_to_nothing = ["AM", "AZ", "LA"].contains(&lane.state.as_str());
                        assert!(led_to_nothing, "{width}: {marker:?} led to nothing");
                    }
                }
            }
        }
        assert_eq!(markers, 26, "one for each step of the record");
    });
}

#[test]
fn laos_has_one_hollow_marker_and_no_bar() {
    at_each_width(|_, width, lanes| {
        let laos = lane(lanes, "LA");
        assert!(laos.bars.is_empty(), "{width}");
        assert_eq!(laos.markers.len(), 1, "{width}");
        assert_eq!(laos.markers[0].towards, Status::DialoguePartner);
    });
}

#[test]
fn lanes_are_grouped_by_status_on_the_articles_day() {
    let data = checked();
    let text = |group: &LaneGroup| {
        let states: Vec<_> = group.states.iter().map(StateCode::as_str).collect();
        let standing = match group.standing {
            Standing::Of(status) => status.word(),
            other => return format!("{other:?}: {}", states.join(" ")),
        };
        format!("{standing}: {}", states.join(" "))
    };
    assert_eq!(
        groups(&data).iter().map(text).collect::<Vec<_>>(),
        [
            "member: CN RU KZ KG TJ UZ IN PK IR BY",
            "observer: MN AF",
            "dialogue_partner: LK TR KH AZ NP AM EG QA SA KW MV MM AE BH",
            "Agreed: LA",
        ]
    );
}

#[test]
fn who_has_left_or_comes_later_stands_apart_from_who_has_agreed() {
    let mut document = crate::common::document();
    for span in &mut document.span {
        match span.state.as_str() {
            // Left before the article's day; came after it. One of each among the first and among the last.
            "KW" | "BH" => span.end = Some("2024-01-01".to_owned()),
            "EG" | "AE" => span.start = "2024-12-01".to_owned(),
            _ => {}
        }
    }
    let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{refusals:?}"));
    let of = |state: &str| {
        let group = groups(&data).into_iter().find(|group| group.states.contains(&code(state)));
        group.unwrap_or_else(|| panic!("{state} is in no group")).standing
    };
    assert_eq!(["BH", "AE", "LA"].map(of), [Standing::Left, Standing::Later, Standing::Agreed]);
    // Each once.
    let standings: Vec<Standing> = groups(&data).iter().map(|group| group.standing).collect();
    assert_eq!(standings[3..], [Standing::Left, Standing::Later, Standing::Agreed], "{standings:?}");
}

#[test]
fn a_marker_leads_to_the_bar_that_its_decision_led_to() {
    at_each_width(|data, width, lanes| {
        for (state, led) in [
            // Both steps of India's to its membership; each of Belarus's three to what it was towards.
            ("IN", vec![Some("2017-06-09"), Some("2017-06-09")]),
            ("BY", vec![Some("2010-04-28"), Some("2024-07-04"), Some("2024-07-04")]),
            ("TR", vec![Some("2013-04-26")]),
            ("LA", vec![None]),
            // Its bid for membership has led to none.
            ("AM", vec![Some("2016-04-16"), None]),
        ] {
            let lane = lane(lanes, state);
            let start_px = |to: f64| {
                let bar = lane.bars.iter().find(|bar| (bar.x_px - to).abs() < ROUNDING_PX);
                bar.map(|bar| bar.stretch.start.to_string())
            };
            let found: Vec<_> =
                lane.markers.iter().map(|marker| marker.leads_px.and_then(|[_, to]| start_px(to))).collect();
            let expected: Vec<_> = led.iter().map(|day| day.map(str::to_owned)).collect();
            assert_eq!(found, expected, "{state} at {width}");
        }
        assert_eq!(lanes.iter().flat_map(|lane| &lane.markers).count(), data.decisions.len());
    });
}

#[test]
fn a_marker_within_the_days_on_which_its_bar_may_have_begun_leads_to_where_that_is_plotted() {
    for (on, to) in
        [("2009-12-30", Some("2010-01-01")), ("2010-02-01", Some("2010-05-06")), ("2010-09-01", None)]
    {
        let mut document = crate::common::document();
        let span = document.span.iter_mut().find(|span| span.state == "LK").expect("a span");
        (span.precision, span.no_later_than) = (Some("year".to_owned()), None);
        let step = document.decision.iter_mut().find(|step| step.state == "LK").expect("a decision");
        step.date = on.to_owned();
        let data = Dataset::check(&document).unwrap_or_else(|refusals| panic!("{on}: {refusals:?}"));
        each_width_of(&data, |data, width, lanes| {
            let scale = DateScale::new(data.first_day, data.as_of, LEFT_PX, width);
            let found = lane(lanes, "LK").markers[0].leads_px;
            let expected = to.map(|to| [scale.x_of(day(on)), scale.x_of(day(to))]);
            match (found, expected) {
                (Some(found), Some(expected)) => {
                    let off = [0, 1].map(|end: usize| (found[end] - expected[end]).abs());
                    assert!(off[0].max(off[1]) < ROUNDING_PX, "{on} at {width}: {found:?}, not {expected:?}");
                }
                (found, expected) => assert_eq!(found, expected, "{on} at {width}"),
            }
        });
    }
}

#[test]
fn afghanistans_absence_lies_over_its_bar() {
    at_each_width(|data, width, lanes| {
        for lane in lanes {
            assert_eq!(lane.gaps.len(), usize::from(lane.state == code("AF")), "{} at {width}", lane.state);
        }
        let afghanistan = lane(lanes, "AF");
        let (gap, first, last) = (&afghanistan.gaps[0], &afghanistan.bars[0], &afghanistan.bars[1]);
        assert_eq!(data.absences[gap.absence].start.day, day("2021-09-16"));
        assert!(gap.x_px > first.x_px, "{width}: {gap:?} {first:?}");
        let scale = DateScale::new(data.first_day, data.as_of, LEFT_PX, width);
        let scale_px = |on: &str| scale.x_of(day(on));
        assert!(
            (gap.x_px - scale_px("2021-09-01")).abs() < ROUNDING_PX,
            "{width}: of its day only the month is known"
        );
        let soft_end = gap.x_px + gap.soft_px;
        assert!(soft_end >= scale_px("2021-09-30") - ROUNDING_PX, "{width}: {gap:?}");
        let (gap_end, bars_end) = (gap.x_px + gap.width_px, LEFT_PX + width);
        assert!(last.x_px + last.width_px >= bars_end - ROUNDING_PX, "{width}: {last:?}");
        assert!((gap_end - bars_end).abs() < ROUNDING_PX, "{width}: it lasts");
    });
}

#[test]
fn the_five_of_shanghai_came_before_and_the_axis_has_room_for_it() {
    let data = checked();
    // On a phone there is less, for the years need the width.
    for (width, room_px) in [(760.0, 40.0), (340.0, 40.0), (339.0, 24.0), (150.0, 24.0)] {
        let before = |window: Option<Window>| -> Vec<String> {
            let scale = DateScale::of_lanes(&data, window, width);
            let (left_px, _) = ends_px(&scale);
            let lanes = lanes(&data, &scale);
            let came = lanes.iter().filter(|lane| lane.forerunner_px > 0.0);
            let came: Vec<_> = came
                .inspect(|lane| assert_eq!(lane.forerunner_px, left_px - 10.0, "it ends before the founding"))
                .map(|lane| lane.state.to_string())
                .collect();
            assert_eq!(
                left_px,
                if came.is_empty() { 9.0 } else { room_px },
                "room where there is something to draw"
            );
            came
        };
        assert_eq!(before(None), ["CN", "RU", "KZ", "KG", "TJ"]);
        assert_eq!(before(Window::new(data.first_day, day("2010-01-01"), &data)).len(), 5);
        assert!(before(Window::new(day("2005-01-01"), day("2010-01-01"), &data)).is_empty());
    }
}

#[test]
fn of_a_stretch_only_what_lies_in_it_is_drawn() {
    let data = checked();
    for width in WIDTHS_PX {
        for (first, last) in
            [("2001-06-15", "2004-01-01"), ("2010-01-01", "2016-06-30"), ("2025-09-02", "2026-02-02")]
        {
            let window = Window::new(day(first), day(last), &data);
            let scale = DateScale::of_lanes(&data, window, width);
            let (from_px, to_px) = ends_px(&scale);
            for lane in lanes(&data, &scale) {
                for bar in &lane.bars {
                    let is_in =
                        bar.stretch.start <= day(last) && bar.stretch.end.is_none_or(|end| end > day(first));
                    assert_eq!(bar.width_px > 0.0, is_in, "{} in {first} to {last}: {bar:?}", lane.state);
                    let ends = [bar.x_px, bar.x_px + bar.width_px];
                    let within = |x: f64| (from_px..=to_px + 5.0).contains(&x);
                    assert!(ends.into_iter().all(within), "{} in {first} to {last}: {bar:?}", lane.state);
                    assert!(bar.soft_px <= bar.width_px, "{bar:?}");
                }
                for marker in &lane.markers {
                    let on = data.decisions[marker.decision].date.day;
                    assert_eq!(marker.is_shown, (day(first)..=day(last)).contains(&on), "{marker:?}");
                    let led = lane.bars.iter().find(|bar| {
                        data.spans[bar.stretch.span].status == marker.towards && bar.stretch.start > on
                    });
                    // A line is there where the axis shows some of the time between the two, and nowhere else.
                    let is_between = led.is_some_and(|bar| on < day(last) && bar.x_px > from_px);
                    assert_eq!(
                        marker.leads_px.is_some(),
                        is_between,
                        "{} in {first} to {last}: {marker:?}",
                        lane.state
                    );
                    if let Some([from, to]) = marker.leads_px {
                        assert!(from_px <= from && from < to && to <= to_px, "{marker:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_counts_strip_counts_as_the_dataset_does() {
    let data = checked();
    assert_eq!(most_counted(&data), 26);
    let article = Layers::new(checked(), checked()).of(Layer::Article).clone();
    // Of ten of its states the article does not say since when they had their status.
    assert_eq!(article.undated_on(day("2010-01-01")).len(), 10);
    let windows = [None, Window::new(day("2008-01-01"), day("2025-12-31"), &data)];
    for (data, window) in [&data, &article].into_iter().flat_map(|data| windows.map(|window| (data, window)))
    {
        for width in WIDTHS_PX {
            let scale = DateScale::of_lanes(data, window, width);
            let (from_px, to_px) = ends_px(&scale);
            let areas = counts(data, &scale);
            for step in areas.iter().flat_map(|area| &area.steps) {
                let is_within = step.x_px >= from_px && step.end_px <= to_px + ROUNDING_PX;
                assert!(is_within && step.end_px > step.x_px, "{width}: {step:?}");
            }
            let (first, last) = scale.days();
            for number in (first.number()..last.number()).step_by(11) {
                let on = dataset::Day::from_number(number);
                let x = scale.x_of(on) + ROUNDING_PX;
                let mut below = 0;
                for area in &areas {
                    let covers = |step: &&CountStep| step.x_px <= x && x < step.end_px;
                    let step = area.steps.iter().find(covers);
                    let count = step.map_or(0, |step| step.count);
                    let should_be = match area.of {
                        Shown::Status(status) => data.counts_on(on).of(status),
                        _ => data.undated_on(on).len() as u16,
                    };
                    assert_eq!(count, should_be, "{on}, {}", area.of.word());
                    if let Some(step) = step {
                        assert_eq!(step.below, below, "{on}: areas lie upon one another");
                    }
                    below += count;
                }
            }
        }
    }
}

#[test]
fn a_state_with_nothing_to_show_has_no_lane() {
    let mut document = crate::common::document();
    document.decision.retain(|decision| decision.state != "LA");
    let data = Dataset::check(&document).expect("still without a breach");
    let scale = DateScale::new(data.first_day, data.as_of, 0.0, 800.0);
    assert!(lanes(&data, &scale).iter().all(|lane| lane.state != code("LA")));
    assert_eq!(lanes(&data, &scale).len(), 26);
    // The leaders have agreed to nothing where a state has only asked.
    let mut document = crate::common::document();
    let laos = document.decision.iter_mut().filter(|decision| decision.state == "LA");
    laos.for_each(|decision| decision.kind = "application".to_owned());
    let data = Dataset::check(&document).expect("still without a breach");
    assert!(!data.is_agreed_on(code("LA"), data.as_of));
    assert_eq!(data.standing(code("LA")), None);
}
