//! Expressions of a template, by the same binding powers as Tera's.

use super::ast::{Call, Each, Expr, Filter, Kind, Name};
use super::lex::Token;
use super::parse::{Parser, Refused, Result};

/// Deepest nesting that is read; the guard adds parentheses, and Tera itself stops at 40.
const DEPTH: usize = 12;
/// Most operators in one expression.
const PARTS: usize = 100;
/// Most texts that one expression joins.
const JOINED: usize = 16;
/// Most lists that go into another one.
const SPREADS: usize = 4;

/// The binding powers of an operator.
fn power(sign: &str) -> Option<(u8, u8)> {
    Some(match sign {
        "or" => (1, 2),
        "and" => (3, 4),
        "in" | "is" => (5, 6),
        "==" | "!=" | "<" | "<=" | ">" | ">=" => (7, 8),
        "+" | "-" => (11, 12),
        "*" | "/" | "%" | "~" | "//" => (13, 14),
        "**" => (16, 15),
        "|" => (17, 18),
        _ => return None,
    })
}

impl<'t> Parser<'t> {
    /// A whole expression.
    pub(super) fn expression(&mut self) -> Result<Expr<'t>> {
        self.bound(0)
    }

    fn bound(&mut self, least: u8) -> Result<Expr<'t>> {
        if self.depth == 0 {
            self.parts = 0;
            self.joined = 0;
        }
        self.depth += 1;
        let result = if self.depth > DEPTH {
            Err(self.refused("this expression is nested too deeply"))
        } else {
            self.operators(least)
        };
        self.depth -= 1;
        result
    }

    fn operators(&mut self, least: u8) -> Result<Expr<'t>> {
        let mut left = self.operand()?;
        loop {
            let is_negated = self.is_name("not");
            let Some(sign) = (if is_negated { Some("in") } else { self.operator() }) else {
                return Ok(left);
            };
            if sign == "[" {
                left = self.subscript(left)?;
                continue;
            }
            if sign == "if" {
                if least > 0 {
                    return Ok(left);
                }
                left = self.choice(left)?;
                continue;
            }
            let Some((_, after)) = power(sign).filter(|(before, _)| *before >= least) else {
                return Ok(left);
            };
            self.parts += 1;
            if self.parts > PARTS {
                return Err(self.refused("this expression is too long"));
            }
            self.skip(1 + usize::from(is_negated));
            left = self.right(left, sign, after)?;
        }
    }

    /// The operator that stands next.
    fn operator(&self) -> Option<&'t str> {
        match self.peek() {
            Some(Token::Sign("?[")) => Some("["),
            Some(Token::Sign(sign)) => Some(sign),
            Some(Token::Name(name @ ("in" | "and" | "or" | "is" | "if"))) => Some(name),
            _ => None,
        }
    }

    /// What stands right of an operator, with it.
    fn right(&mut self, left: Expr<'t>, sign: &'t str, after: u8) -> Result<Expr<'t>> {
        let start = left.range.start;
        let kind = match sign {
            "|" => Kind::Filter(Box::new(left), self.call()?),
            "is" => {
                if self.is_name("not") {
                    self.skip(1);
                }
                Kind::Test(Box::new(left), self.call()?)
            }
            _ => {
                if sign == "~" {
                    self.joined += 1;
                    if self.joined > JOINED {
                        return Err(self.refused("one expression joins at most 16 texts"));
                    }
                }
                Kind::Binary(sign, Box::new(left), Box::new(self.bound(after)?))
            }
        };
        Ok(Expr { range: start..self.end(), kind })
    }

    fn choice(&mut self, yes: Expr<'t>) -> Result<Expr<'t>> {
        let start = yes.range.start;
        self.skip(1);
        let condition = self.expression()?;
        self.name("else")?;
        let no = self.expression()?;
        let kind = Kind::Choice(Box::new([condition, yes, no]));
        Ok(Expr { range: start..self.end(), kind })
    }

    fn operand(&mut self) -> Result<Expr<'t>> {
        let (token, range) = self.next()?;
        let start = range.start;
        let kind = match token {
            Token::Quoted(text) => Kind::Text(text),
            Token::Number => Kind::Number,
            Token::Name("true" | "True" | "false" | "False") => Kind::Bool,
            Token::Name("none" | "None" | "null") => Kind::None,
            Token::Name("not") => Kind::Unary("not", Box::new(self.bound(5)?)),
            Token::Sign("-") => Kind::Unary("-", Box::new(self.bound(20)?)),
            Token::Name(name) => return self.named(Name { text: name, range }),
            Token::Sign("<") => {
                let call = self.component()?;
                self.sign("/")?;
                self.sign(">")?;
                Kind::Component(call)
            }
            Token::Sign("{") => Kind::Map(self.map()?),
            Token::Sign("[") => self.list()?,
            Token::Sign("(") => {
                let inner = self.bound(0)?;
                self.sign(")")?;
                inner.kind
            }
            _ => return Err(self.refused("no expression begins here")),
        };
        Ok(Expr { range: start..self.end(), kind })
    }

    /// A name with its fields, or a function.
    fn named(&mut self, name: Name<'t>) -> Result<Expr<'t>> {
        let start = name.range.start;
        if self.is_sign("(") {
            let call = Call {
                name: name.text.to_owned(),
                range: name.range,
                arguments: self.arguments()?,
                spreads: Vec::new(),
            };
            return Ok(Expr { range: start..self.end(), kind: Kind::Function(call) });
        }
        let mut expr = Expr { range: name.range, kind: Kind::Var(name.text) };
        let mut is_part = false;
        loop {
            is_part |= matches!(expr.kind, Kind::Slice(..));
            if self.is_sign(".") || self.is_sign("?.") {
                if is_part {
                    return Err(self.refused("a part of a list has no fields"));
                }
                self.skip(1);
                let field = self.any_name()?;
                let kind = Kind::Field(Box::new(expr), field);
                expr = Expr { range: start..self.end(), kind };
            } else if self.is_sign("[") || self.is_sign("?[") {
                expr = self.subscript(expr)?;
            } else {
                return Ok(expr);
            }
            self.parts += 1;
        }
    }

    fn subscript(&mut self, base: Expr<'t>) -> Result<Expr<'t>> {
        let start = base.range.start;
        self.skip(1);
        let mut parts = Vec::new();
        let mut is_slice = false;
        while !self.is_sign("]") {
            if self.is_sign(":") {
                is_slice = true;
                self.skip(1);
            } else {
                parts.push(self.expression()?);
            }
        }
        self.sign("]")?;
        let base = Box::new(base);
        let kind = match parts.pop() {
            Some(index) if !is_slice => Kind::Index(base, Box::new(index)),
            last => {
                parts.extend(last);
                Kind::Slice(base, parts)
            }
        };
        Ok(Expr { range: start..self.end(), kind })
    }

    /// The name of a filter or a test, with its arguments.
    pub(super) fn call(&mut self) -> Result<Call<'t>> {
        let name = self.any_name()?;
        let arguments = if self.is_sign("(") { self.arguments()? } else { Vec::new() };
        Ok(Call { name: name.text.to_owned(), range: name.range, arguments, spreads: Vec::new() })
    }

    /// A filter of a block.
    pub(super) fn filter(&mut self) -> Result<Filter<'t>> {
        let call = self.call()?;
        Ok(Filter { call, end: self.end() })
    }

    fn arguments(&mut self) -> Result<Vec<(Name<'t>, Expr<'t>)>> {
        let mut arguments = Vec::new();
        self.sign("(")?;
        while !self.is_sign(")") {
            let name = self.any_name()?;
            self.sign("=")?;
            arguments.push((name, self.expression()?));
            self.comma();
        }
        self.sign(")")?;
        Ok(arguments)
    }

    /// A component's name and its arguments, after the `<`.
    pub(super) fn component(&mut self) -> Result<Call<'t>> {
        let (name, range) = self.dotted()?;
        let (mut arguments, mut spreads) = (Vec::new(), Vec::new());
        loop {
            if self.is_sign("{") {
                self.skip(1);
                self.sign("...")?;
                spreads.push(self.expression()?);
                self.sign("}")?;
            } else if let Some(Token::Name(_)) = self.peek() {
                let name = self.any_name()?;
                let value = self.attribute(&name)?;
                arguments.push((name, value));
            } else {
                return Ok(Call { name, range, arguments, spreads });
            }
        }
    }

    fn attribute(&mut self, name: &Name<'t>) -> Result<Expr<'t>> {
        if !self.is_sign("=") {
            return Ok(Expr { range: name.range.clone(), kind: Kind::Var(name.text) });
        }
        self.skip(1);
        if !self.is_sign("{") {
            return self.operand();
        }
        self.skip(1);
        let value = self.expression()?;
        self.sign("}")?;
        Ok(value)
    }

    /// The values of a map, after its brace.
    pub(super) fn map(&mut self) -> Result<Vec<Expr<'t>>> {
        let (mut values, mut spreads) = (Vec::new(), 0);
        while !self.is_sign("}") {
            if self.is_sign("...") {
                self.spread(&mut spreads)?;
            } else {
                self.next()?;
                self.sign(":")?;
            }
            values.push(self.bound(0)?);
            self.comma();
        }
        self.sign("}")?;
        Ok(values)
    }

    /// A list, after its bracket.
    fn list(&mut self) -> Result<Kind<'t>> {
        let (mut items, mut spreads) = (Vec::new(), 0);
        while !self.is_sign("]") {
            if self.is_sign("...") {
                self.spread(&mut spreads)?;
            }
            let item = self.bound(0)?;
            if items.is_empty() && self.is_name("for") {
                return self.each(item);
            }
            items.push(item);
            self.comma();
        }
        self.sign("]")?;
        Ok(Kind::List(items))
    }

    /// `...` before a list or a map whose parts go into another one.
    fn spread(&mut self, spreads: &mut usize) -> Result<()> {
        *spreads += 1;
        if *spreads > SPREADS {
            return Err(self.refused("at most 4 lists or maps go into another one"));
        }
        self.skip(1);
        Ok(())
    }

    fn each(&mut self, item: Expr<'t>) -> Result<Kind<'t>> {
        self.skip(1);
        let (key, value) = self.loop_names()?;
        let target = self.bound(1)?;
        let condition = if self.is_name("if") {
            self.skip(1);
            Some(self.bound(1)?)
        } else {
            None
        };
        self.sign("]")?;
        Ok(Kind::Each(Box::new(Each { item, key, value, target, condition })))
    }

    /// `value in`, or `key, value in`.
    pub(super) fn loop_names(&mut self) -> Result<(Option<&'t str>, &'t str)> {
        let first = self.any_name()?.text;
        let names = if self.is_sign(",") {
            self.skip(1);
            (Some(first), self.any_name()?.text)
        } else {
            (None, first)
        };
        self.name("in")?;
        Ok(names)
    }

    fn comma(&mut self) {
        if self.is_sign(",") {
            self.skip(1);
        }
    }

    fn refused(&self, message: &'static str) -> Refused {
        Refused { message, range: self.here() }
    }
}
