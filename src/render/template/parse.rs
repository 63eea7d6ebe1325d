//! A template's text to its tree. What Tera takes and this does not is refused by name, so that nothing goes unguarded.

use super::ast::{Body, Capture, Component, Expr, For, Kind, Name, Node, Parameter, Tree};
use super::lex::{self, Placed, Token};
use std::ops::Range;

/// What is not read, and where.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) message: &'static str,
    pub(super) range: Range<usize>,
}

pub(super) type Result<T> = std::result::Result<T, Refused>;

/// Reads a file.
pub(super) fn parse(text: &str) -> Result<Tree<'_>> {
    let words = lex::words(text).map_err(|at| Refused {
        message: "this is no word of a template",
        range: at..text.len(),
    })?;
    let mut parser = Parser {
        words,
        at: 0,
        length: text.len(),
        depth: 0,
        parts: 0,
        joined: 0,
        tree: Tree::default(),
    };
    let (body, _) = parser.nodes(&[])?;
    let mut tree = parser.tree;
    tree.body = body;
    Ok(tree)
}

/// Reads words.
pub(super) struct Parser<'t> {
    words: Vec<Placed<'t>>,
    at: usize,
    length: usize,
    /// How deeply the expression is nested.
    pub(super) depth: usize,
    /// How many operators it has.
    pub(super) parts: usize,
    /// How many texts it joins.
    pub(super) joined: usize,
    tree: Tree<'t>,
}

impl<'t> Parser<'t> {
    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.words.get(self.at).map(|(token, _)| *token)
    }

    /// The place of the word that stands next.
    pub(super) fn here(&self) -> Range<usize> {
        self.words.get(self.at).map_or(self.length..self.length, |(_, range)| range.clone())
    }

    /// Where the word before ends.
    pub(super) fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.words.get(at)).map_or(0, |(_, range)| range.end)
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    pub(super) fn next(&mut self) -> Result<Placed<'t>> {
        let word = self.words.get(self.at).cloned();
        self.at += 1;
        word.ok_or(Refused { message: "the template ends too early", range: self.here() })
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.peek() == Some(Token::Sign(sign))
    }

    pub(super) fn is_name(&self, name: &str) -> bool {
        self.peek() == Some(Token::Name(name))
    }

    pub(super) fn sign(&mut self, sign: &str) -> Result<()> {
        let range = self.here();
        match self.next()? {
            (Token::Sign(found), _) if found == sign => Ok(()),
            _ => Err(Refused { message: "another sign is expected here", range }),
        }
    }

    pub(super) fn name(&mut self, name: &str) -> Result<()> {
        let range = self.here();
        match self.next()? {
            (Token::Name(found), _) if found == name => Ok(()),
            _ => Err(Refused { message: "another word is expected here", range }),
        }
    }

    pub(super) fn any_name(&mut self) -> Result<Name<'t>> {
        match self.next()? {
            (Token::Name(text), range) => Ok(Name { text, range }),
            (_, range) => Err(Refused { message: "a name is expected here", range }),
        }
    }

    /// A name with dots.
    pub(super) fn dotted(&mut self) -> Result<(String, Range<usize>)> {
        let first = self.any_name()?;
        let (mut name, start) = (first.text.to_owned(), first.range.start);
        while self.is_sign(".") {
            self.skip(1);
            name.push('.');
            name.push_str(self.any_name()?.text);
        }
        Ok((name, start..self.end()))
    }

    /// The end of a tag: where it ends, and whether it takes white space away.
    fn close(&mut self) -> Result<(usize, bool)> {
        match self.next()? {
            (Token::Close(trims), range) => Ok((range.end, trims)),
            (_, range) => Err(Refused { message: "the tag should end here", range }),
        }
    }

    /// Nodes up to a tag that one of the words opens; gives that word, which has been read.
    fn nodes(&mut self, ends: &[&str]) -> Result<(Vec<Node<'t>>, &'t str)> {
        let mut nodes = Vec::new();
        while let Some(token) = self.peek() {
            match token {
                Token::Text => {
                    let range = self.here();
                    self.skip(1);
                    nodes.push(Node::Text(range.len()));
                }
                Token::OpenValue => {
                    self.skip(1);
                    nodes.push(Node::Value(self.expression()?));
                    self.close()?;
                }
                _ => {
                    let start = self.here().start;
                    self.skip(1);
                    let end = match self.peek() {
                        Some(Token::Name(name)) => name,
                        Some(Token::Sign(sign)) => sign,
                        _ => "",
                    };
                    if ends.contains(&end) {
                        self.skip(1);
                        return Ok((nodes, end));
                    }
                    nodes.extend(self.tag(start)?);
                }
            }
        }
        if ends.is_empty() {
            return Ok((nodes, ""));
        }
        Err(Refused { message: "a tag has no end", range: self.here() })
    }

    /// A tag, after its opening.
    fn tag(&mut self, start: usize) -> Result<Option<Node<'t>>> {
        let (token, range) = self.next()?;
        let Token::Name(word) = token else { return self.wrapped().map(Some) };
        Ok(Some(match word {
            "set" | "set_global" => self.set(start, word == "set_global")?,
            "for" => self.for_loop(start)?,
            "if" => self.choice_of_bodies()?,
            "include" => self.include()?,
            "filter" => self.filter_block()?,
            "break" | "continue" => {
                self.close()?;
                Node::Jump
            }
            "component" => {
                self.definition(start)?;
                return Ok(None);
            }
            "extends" | "block" => {
                let message =
                    "templates here do not extend each other: use `include` and components";
                return Err(Refused { message, range });
            }
            _ => return Err(Refused { message: "there is no such tag", range }),
        }))
    }

    fn set(&mut self, start: usize, is_global: bool) -> Result<Node<'t>> {
        let name = self.any_name()?.text;
        if self.is_sign("=") {
            self.skip(1);
            let value = self.expression()?;
            self.close()?;
            return Ok(Node::Set { name, value });
        }
        let filters = self.filters()?;
        let (end, _) = self.close()?;
        let (body, _) = self.nodes(&["endset"])?;
        let range = start..end;
        Ok(Node::Capture(Capture { name, is_global, filters, body, range, end: self.close()? }))
    }

    /// Filters behind `|`.
    fn filters(&mut self) -> Result<Vec<super::ast::Filter<'t>>> {
        let mut filters = Vec::new();
        while self.is_sign("|") {
            self.skip(1);
            filters.push(self.filter()?);
        }
        Ok(filters)
    }

    fn for_loop(&mut self, start: usize) -> Result<Node<'t>> {
        let (key, value) = self.loop_names()?;
        let target = self.expression()?;
        let (end, trims) = self.close()?;
        let (nodes, word) = self.nodes(&["endfor", "else"])?;
        let otherwise = if word == "else" {
            self.close()?;
            self.nodes(&["endfor"])?.0
        } else {
            Vec::new()
        };
        self.close()?;
        let body = Body { nodes, start: end, trims };
        Ok(Node::For(Box::new(For { range: start..end, key, value, target, body, otherwise })))
    }

    fn choice_of_bodies(&mut self) -> Result<Node<'t>> {
        let mut arms: Vec<(Expr<'t>, Vec<Node<'t>>)> = Vec::new();
        let mut otherwise = Vec::new();
        loop {
            let condition = self.expression()?;
            self.close()?;
            let (nodes, word) = self.nodes(&["elif", "else", "endif"])?;
            arms.push((condition, nodes));
            if word == "else" {
                self.close()?;
                otherwise = self.nodes(&["endif"])?.0;
            }
            if word != "elif" {
                break;
            }
        }
        self.close()?;
        Ok(Node::If { arms, otherwise })
    }

    fn include(&mut self) -> Result<Node<'t>> {
        let (token, range) = self.next()?;
        let Token::Quoted(text) = token else {
            return Err(Refused { message: "`include` takes a file's name in quotes", range });
        };
        self.close()?;
        Ok(Node::Include(Name { text, range }))
    }

    fn filter_block(&mut self) -> Result<Node<'t>> {
        let mut filters = vec![self.filter()?];
        filters.extend(self.filters()?);
        self.close()?;
        let (body, _) = self.nodes(&["endfilter"])?;
        self.close()?;
        Ok(Node::Filter { filters, body })
    }

    /// `{% <name …> %}…{% </name> %}`, after its `<`.
    fn wrapped(&mut self) -> Result<Node<'t>> {
        let call = self.component()?;
        self.sign(">")?;
        self.close()?;
        let (body, _) = self.nodes(&["</"])?;
        self.dotted()?;
        self.sign(">")?;
        self.close()?;
        Ok(Node::Wrapped { call, body })
    }

    fn definition(&mut self, start: usize) -> Result<()> {
        let (name, _) = self.dotted()?;
        self.sign("(")?;
        let (mut parameters, mut rest) = (Vec::new(), None);
        while !self.is_sign(")") {
            if self.is_sign("...") {
                self.skip(1);
                rest = Some(self.any_name()?.text);
            } else {
                parameters.push(self.parameter()?);
            }
            if self.is_sign(",") {
                self.skip(1);
            }
        }
        self.skip(1);
        if self.is_sign("{") {
            self.skip(1);
            self.map()?;
        }
        let (end, trims) = self.close()?;
        let (nodes, _) = self.nodes(&["endcomponent"])?;
        if let Some(Token::Name(_)) = self.peek() {
            self.dotted()?;
        }
        self.close()?;
        let body = Body { nodes, start: end, trims };
        self.tree.components.push(Component { name, range: start..end, parameters, rest, body });
        Ok(())
    }

    fn parameter(&mut self) -> Result<Parameter<'t>> {
        let is_implicit = self.is_sign("@");
        self.skip(usize::from(is_implicit));
        let name = self.any_name()?.text;
        if self.is_sign(":") {
            self.skip(2);
        }
        let has_default = self.is_sign("=");
        if has_default {
            self.skip(1);
            let value = self.expression()?;
            if matches!(value.kind, Kind::Each(_)) {
                let message = "a parameter's own value is written out";
                return Err(Refused { message, range: value.range });
            }
        }
        Ok(Parameter { name, is_required: !is_implicit && !has_default, is_implicit })
    }
}
