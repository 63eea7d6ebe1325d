//! What a template may use up, counted while it runs. It counts bytes and steps, not seconds, so that the answer is the same everywhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tera::value::{Key, ValueKind};
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

/// What a template may use up in any report, in bytes.
const LEAST: u64 = 96 << 20;
/// What it may use up for each duty at each place; the audit report uses a fifth of it.
const DUTY: u64 = 64 << 10;
/// The largest text that may have a name or be joined.
const TEXT: usize = 8 << 20;
/// What a round of a loop costs beside its text.
const STEP: u64 = 64;
/// What a value in a list costs.
const ITEM: u64 = 32;
/// Deepest nesting of lists and maps.
const DEPTH: usize = 24;

/// The message by which an error is known to be ours.
pub(super) const USED_UP: &str = "dutyline: the budget is used up";
/// Likewise, of one value.
pub(super) const TOO_LARGE: &str = "dutyline: the value is too large";

/// Counts a value.
type Count = fn(&Meter, &Value) -> TeraResult<()>;

/// What is left.
#[derive(Clone, Debug)]
pub(super) struct Meter {
    left: Arc<AtomicU64>,
    /// What there was at first.
    #[cfg(test)]
    whole: u64,
}

impl Meter {
    /// The budget for a report with so many duties.
    pub(super) fn new(duties: usize) -> Self {
        Self::of(LEAST + DUTY * duties as u64)
    }

    /// A budget.
    pub(super) fn of(whole: u64) -> Self {
        Self {
            left: Arc::new(AtomicU64::new(whole)),
            #[cfg(test)]
            whole,
        }
    }

    /// How much has been used.
    #[cfg(test)]
    pub(super) fn used(&self) -> u64 {
        self.whole - self.left.load(Ordering::Relaxed)
    }

    fn take(&self, cost: u64) -> TeraResult<()> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(cost), Ordering::Relaxed);
        if cost > left { Err(Error::message(USED_UP)) } else { Ok(()) }
    }

    /// Takes the cost of a value and of what lies in it; stops as soon as nothing is left.
    fn walk(&self, value: &Value, depth: usize) -> TeraResult<()> {
        if depth > DEPTH {
            return Err(Error::message(TOO_LARGE));
        }
        self.take(flat(value) + 1)?;
        if let Some(items) = value.as_array() {
            return items.iter().try_for_each(|item| self.walk(item, depth + 1));
        }
        let Some(map) = value.as_map() else { return Ok(()) };
        map.values().try_for_each(|item| self.walk(item, depth + 1))
    }

    /// Gives a template our filters and function.
    pub(super) fn register(&self, tera: &mut Tera) {
        let passing: [(&'static str, Count); 6] = [
            ("dutyline_flat", |meter, value| meter.take(flat(value))),
            ("dutyline_deep", |meter, value| meter.walk(value, 0)),
            ("dutyline_out", |meter, value| {
                meter.take(3 * flat(value))?;
                meter.walk(value, 0)
            }),
            ("dutyline_square", |meter, value| meter.take(flat(value).saturating_pow(2) / 64)),
            ("dutyline_pieces", |meter, value| meter.take(flat(value).saturating_mul(ITEM))),
            ("dutyline_made", Self::made),
        ];
        for (name, count) in passing {
            let meter = self.clone();
            tera.register_filter(name, move |value: Value, _: Kwargs, _: &State| {
                count(&meter, &value).map(|()| value)
            });
        }
        let meter = self.clone();
        tera.register_filter("dutyline_index", move |at: Value, kwargs: Kwargs, _: &State| {
            if let Some(text) = kwargs.get::<Value>("of")?.filter(Value::is_string) {
                meter.take(4 * flat(&text))?;
            }
            Ok::<_, Error>(at)
        });
        let meter = self.clone();
        tera.register_function("dutyline_step", move |kwargs: Kwargs, _: &State| {
            meter.take(STEP + kwargs.must_get::<u64>("n")?)?;
            Ok::<_, Error>(Value::safe_string(""))
        });
        let meter = self.clone();
        tera.register_filter("replace", move |text: StringInput, kwargs: Kwargs, state: &State| {
            meter.replace(&text, &kwargs, state)
        });
        let meter = self.clone();
        tera.register_filter("join", move |list: &[Value], kwargs: Kwargs, state: &State| {
            meter.join(list, &kwargs, state)
        });
    }

    /// Counts a value that was made, and refuses one that is too large to be made more of.
    fn made(&self, value: &Value) -> TeraResult<()> {
        let size = value.as_str().map_or_else(|| value.len().unwrap_or(0) * 8, str::len);
        if size > TEXT {
            return Err(Error::message(TOO_LARGE));
        }
        self.walk(value, 0)
    }

    /// Tera's own `replace`, but for the size of what comes out.
    fn replace(&self, text: &StringInput<'_>, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let from = kwargs.must_get::<&str>("from")?;
        let to = kwargs.must_get::<StringInput<'_>>("to")?;
        let count = text.as_str().matches(from).count();
        self.room(count, to.as_str().len())?;
        if state.autoescaping_enabled() && (text.is_safe() || to.is_safe()) {
            let out = text.rendered(state)?.replace(from, &to.rendered(state)?);
            return Ok(Value::safe_string(&out));
        }
        Ok(Value::from(text.as_str().replace(from, to.as_str())))
    }

    /// Tera's own `join`, likewise.
    fn join(&self, list: &[Value], kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
        let between = kwargs.get::<StringInput<'_>>("sep")?;
        let text = between.as_ref().map_or("", StringInput::as_str);
        self.room(list.len(), text.len())?;
        let is_safe = |value: &Value| value.is_string() && value.is_safe();
        let is_rendered = state.autoescaping_enabled()
            && (list.iter().any(is_safe) || between.as_ref().is_some_and(StringInput::is_safe));
        if !is_rendered {
            let parts: Vec<String> = list.iter().map(ToString::to_string).collect();
            return Ok(Value::from(parts.join(text)));
        }
        let parts = list.iter().map(|value| {
            if value.is_undefined() { Ok(String::new()) } else { state.escape_if_needed(value) }
        });
        let parts = parts.collect::<TeraResult<Vec<String>>>()?;
        let between = match &between {
            Some(text) => text.rendered(state)?,
            None => "".into(),
        };
        Ok(Value::safe_string(&parts.join(&*between)))
    }

    /// Refuses what would be too large before it is made.
    fn room(&self, count: usize, length: usize) -> TeraResult<()> {
        let size = count.saturating_mul(length);
        if size > TEXT {
            return Err(Error::message(TOO_LARGE));
        }
        self.take(size as u64)
    }
}

/// What a value costs without what lies in it.
fn flat(value: &Value) -> u64 {
    match value.kind() {
        ValueKind::String | ValueKind::Bytes => value.as_str().map_or(1, str::len) as u64,
        ValueKind::Array => value.len().unwrap_or(0) as u64 * ITEM,
        ValueKind::Map => {
            value.as_map().map_or(0, |map| map.keys().map(|key| 2 * ITEM + key_length(key)).sum())
        }
        _ => 1,
    }
}

fn key_length(key: &Key<'_>) -> u64 {
    key.as_str().map_or(0, str::len) as u64
}
