//! JSON that keeps every value, also those of a repeated name, which other parsers drop.

use crate::gap::Reason;
use crate::policy::Limits;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The parser refuses deeper nesting than this by itself.
const DEEPEST: u64 = 120;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// A whole text.
pub(super) struct Document {
    pub(super) root: Json,
    /// Whether an object names two values alike.
    pub(super) repeats: bool,
}

/// Reads a JSON text. Several values behind each other, as in JSON Lines, are one list.
///
/// # Errors
/// It is none, is nested more deeply than the limit, or holds more values than the limit.
pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Document, Reason> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let deepest = limits.nesting.min(DEEPEST);
    let (depth, values) = extent(bytes);
    if depth > deepest {
        return Err(Reason::limit("nesting", deepest));
    }
    if values > limits.nodes {
        return Err(Reason::limit("nodes", limits.nodes));
    }
    let values = serde_json::Deserializer::from_slice(bytes).into_iter::<Json>();
    let mut values: Vec<Json> = values.collect::<Result<_, _>>().map_err(|_| Reason::Damaged)?;
    let root = match (values.pop(), values.is_empty()) {
        (None, _) => return Err(Reason::Empty),
        (Some(only), true) => only,
        (Some(last), false) => {
            values.push(last);
            Json::List(values)
        }
    };
    let repeats = root.repeats();
    Ok(Document { root, repeats })
}

/// How deeply brackets stand inside each other, and how many values and names there are.
fn extent(bytes: &[u8]) -> (u64, u64) {
    let (mut depth, mut deepest, mut values) = (0_u64, 0_u64, 0_u64);
    let (mut quoted, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth = depth.saturating_add(1);
                deepest = deepest.max(depth);
                values = values.saturating_add(1);
            }
            b',' | b':' if !quoted => values = values.saturating_add(1),
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    (deepest, values)
}

impl Json {
    /// Every value of that name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Json> {
        self.members().filter(move |(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The values of an object with their names; nothing for others.
    pub(super) fn members(&self) -> impl Iterator<Item = (&str, &Json)> {
        let members = match self {
            Self::Object(members) => members.as_slice(),
            _ => &[],
        };
        members.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The values of a list; nothing for others.
    pub(super) fn items(&self) -> impl Iterator<Item = &Json> {
        match self {
            Self::List(items) => items.iter(),
            _ => [].iter(),
        }
    }

    /// The text of a text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether an object in it names two values alike. Its depth was bounded before it was read.
    fn repeats(&self) -> bool {
        let mut names: Vec<&str> = self.members().map(|(name, _)| name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        names.len() < all
            || self.members().any(|(_, value)| value.repeats())
            || self.items().any(Self::repeats)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = from.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
