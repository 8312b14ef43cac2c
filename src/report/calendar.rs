//! Working days in the Netherlands, for the days on which a check is due.
//!
//! Holidays are those on which the national government is closed. Good Friday is none of them.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// The first working day after a date.
pub(super) fn next_working_day(after: Date) -> Date {
    working_days_later(after, 1)
}

/// So many working days after a date; the date itself does not count. At the end of the calendar,
/// its last day.
pub(super) fn working_days_later(after: Date, days: u32) -> Date {
    let mut day = after;
    let mut left = days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        left = left.saturating_sub(u32::from(is_working_day(day)));
    }
    day
}

/// Whether people are at work.
pub(super) fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(day)
}

/// Whether it is a Dutch public holiday that can fall on a weekday.
fn is_holiday(day: Date) -> bool {
    match (day.month(), day.day()) {
        (1, 1) | (5, 5) | (12, 25 | 26) => true,
        // King's Day: a day earlier where it would fall on a Sunday.
        (4, 27) => day.weekday() != Weekday::Sunday,
        (4, 26) => day.weekday() == Weekday::Saturday,
        _ => {
            let after_easter = easter(day.year())
                .and_then(|easter| easter.until(day).ok())
                .map(|span| span.get_days());
            // Easter Monday, Ascension Day, Whit Monday.
            matches!(after_easter, Some(1 | 39 | 50))
        }
    }
}

/// Easter Sunday, by the rule of Meeus, Jones and Butcher for the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let a = year_number.rem_euclid(19);
    let (b, c) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days_from_march = h + l - 7 * m + 21;
    let first = Date::new(year, 3, 1).ok()?;
    first.checked_add(i64::from(days_from_march).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn knows_easter() {
        for (year, month, day) in
            [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn skips_weekends_and_holidays() {
        assert_eq!(next_working_day(date(2026, 11, 20)), date(2026, 11, 23));
        assert_eq!(next_working_day(date(2026, 4, 3)), date(2026, 4, 7));
        assert_eq!(next_working_day(date(2026, 12, 24)), date(2026, 12, 28));
        assert_eq!(next_working_day(date(2026, 5, 13)), date(2026, 5, 15));
        assert_eq!(working_days_later(date(2026, 5, 22), 3), date(2026, 5, 28));
    }

    #[test]
    fn kings_day_moves_off_a_sunday() {
        assert!(!is_working_day(date(2026, 4, 27)));
        assert!(is_holiday(date(2025, 4, 26)) && !is_holiday(date(2025, 4, 27)));
    }

    #[test]
    fn ends_with_the_calendar() {
        assert_eq!(working_days_later(Date::MAX, 3), Date::MAX);
    }
}
