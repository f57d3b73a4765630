//! A page of the guide.

use std::error::Error;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::text::{anchor, escape};

/// Where the guide is.
const AT: &str = "/docs/guide";

/// A page, before what is around it.
pub(super) struct Page {
    pub(super) name: String,
    title: String,
    body: String,
    /// What can be linked to on it.
    anchors: Vec<String>,
    /// Where it leads to in the guide: a page, and an anchor on it or nothing.
    links: Vec<(String, String)>,
}

impl Page {
    /// Reads Markdown. `examples` has those of a topic, for a line such as `<!-- example: sets -->`.
    pub(super) fn new(
        name: &str,
        markdown: &str,
        examples: impl Fn(&str) -> Result<String, Box<dyn Error>>,
    ) -> Result<Self, Box<dyn Error>> {
        let mut page =
            Self { name: name.to_owned(), title: String::new(), body: String::new(), anchors: vec![], links: vec![] };
        let mut shown = Vec::new();
        let mut events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let inside: Vec<_> = events.by_ref().take_while(|event| !is_end_of_heading(event)).collect();
                    page.heading(level, inside, &mut shown);
                }
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = page.link(&dest_url)?.into();
                    shown.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
                // A wide table is moved sideways, by the keyboard too, and the page is not.
                Event::Start(Tag::Table(columns)) => {
                    shown.push(raw("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">"));
                    shown.push(Event::Start(Tag::Table(columns)));
                }
                Event::End(TagEnd::Table) => shown.extend([Event::End(TagEnd::Table), raw("</div>\n")]),
                Event::Html(text) | Event::InlineHtml(text) => shown.push(raw(&examples(topic(&text)?)?)),
                other => shown.push(other),
            }
        }
        html::push_html(&mut page.body, shown.into_iter());
        page.body = page.body.replace("<pre><code", "<pre tabindex=\"0\"><code");
        Ok(page)
    }

    /// A heading that can be linked to; the first one is the title.
    fn heading<'a>(&mut self, level: HeadingLevel, inside: Vec<Event<'a>>, shown: &mut Vec<Event<'a>>) {
        let words = inside.iter().map(|event| match event {
            Event::Text(text) | Event::Code(text) => text.as_ref(),
            _ => "",
        });
        let words: String = words.collect();
        let (start, end) = if level == HeadingLevel::H1 {
            self.title = words;
            ("<h1>".to_owned(), "</h1>\n".to_owned())
        } else {
            let id = anchor(&words);
            let link = format!(" <a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to “{}”\">#</a>", escape(&words));
            self.anchors.push(id.clone());
            (format!("<{level} id=\"{id}\">"), format!("{link}</{level}>\n"))
        };
        shown.push(raw(&start));
        shown.extend(inside);
        shown.push(raw(&end));
    }

    /// Where a link leads on the server. In the repository, pages lie side by side as files.
    fn link(&mut self, to: &str) -> Result<String, String> {
        if to.starts_with('/') || to.starts_with("https://") {
            return Ok(to.to_owned());
        }
        let (file, anchor) = to.split_once('#').unwrap_or((to, ""));
        let name = if file.is_empty() { Some(self.name.as_str()) } else { file.strip_suffix(".md") };
        let name = name.ok_or_else(|| format!("{to} is no page"))?.to_owned();
        let mut address = address(&name);
        if !anchor.is_empty() {
            address += &format!("#{anchor}");
        }
        self.links.push((name, anchor.to_owned()));
        Ok(address)
    }
}

/// The topic that a comment asks the examples of. There is no other HTML in the guide.
fn topic(comment: &str) -> Result<&str, String> {
    let inside = comment.trim().strip_prefix("<!-- example: ").and_then(|rest| rest.strip_suffix(" -->"));
    inside.ok_or_else(|| format!("what is {comment:?}?"))
}

fn raw<'a>(html: &str) -> Event<'a> {
    Event::Html(html.to_owned().into())
}

fn is_end_of_heading(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::Heading(_)))
}

fn address(name: &str) -> String {
    if name == "index" { AT.to_owned() } else { format!("{AT}/{name}") }
}

/// Fails when a page leads to a page or a heading that is not there.
pub(super) fn check_links(pages: &[Page]) -> Result<(), String> {
    for page in pages {
        for (name, anchor) in &page.links {
            let there = pages.iter().find(|other| other.name == *name);
            if !there.is_some_and(|other| anchor.is_empty() || other.anchors.contains(anchor)) {
                return Err(format!("{}.md: {name}.md#{anchor} is not there", page.name));
            }
        }
    }
    Ok(())
}

/// The page at a place, with all that is around it.
pub(super) fn fill(template: &str, pages: &[Page], at: usize) -> String {
    let Some(page) = pages.get(at) else { return String::new() };
    let entry = |other: &Page| {
        let current = if other.name == page.name { " aria-current=\"page\"" } else { "" };
        format!("<li><a href=\"{}\"{current}>{}</a></li>\n", address(&other.name), escape(&other.title))
    };
    let beside = |other: Option<&Page>, rel: &str, word: &str| {
        other.map_or_else(String::new, |other| {
            format!("<a rel=\"{rel}\" href=\"{}\">{word}: {}</a>\n", address(&other.name), escape(&other.title))
        })
    };
    let before = at.checked_sub(1).and_then(|before| pages.get(before));
    template
        .replace("{title}", &escape(&page.title))
        .replace("{pages}", &pages.iter().map(entry).collect::<String>())
        .replace("{before}", &beside(before, "prev", "Before"))
        .replace("{next}", &beside(pages.get(at + 1), "next", "Next"))
        // Last, because an example may have braces too.
        .replace("{body}", &page.body)
}
