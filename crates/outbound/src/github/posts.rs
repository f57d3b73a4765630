//! Posts for the website.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use freesewing_domain::language::Language;
use freesewing_domain::ports::{ForgeError, Proposal};
use freesewing_domain::post::{Post, PostKind};
use reqwest::Method;
use serde_json::{Value, json};

use super::{DEVELOP, Github, object};
use crate::web::text;

/// The slugs of the posts that there are: each has a folder.
pub(super) fn list(github: &Github, kind: PostKind) -> Result<Vec<String>, ForgeError> {
    const WHAT: &str = "listing the posts";
    let answer = github.ask(WHAT, Method::GET, &format!("/contents{}?ref={DEVELOP}", folder(kind)), None)?;
    let Value::Array(entries) = answer else {
        tracing::warn!(service = "GitHub", what = WHAT, "an answer makes no sense");
        return Err(ForgeError);
    };
    let folders = entries.iter().filter(|entry| text(entry, "/type").is_none_or(|kind| kind == "dir"));
    Ok(folders.filter_map(|entry| text(entry, "/name")).map(str::to_owned).collect())
}

/// Makes a branch, a file in it, and a pull request. When one of them fails the branch goes away again, and all that
/// is in it with it.
pub(super) fn propose(github: &Github, post: &Post) -> Result<Proposal, ForgeError> {
    let name = format!("{}-{}", post.kind.name(), post.slug);
    let branch = create_branch(github, &name)?;
    let proposed = put_file(github, post, &name).and_then(|file| Ok((file, open(github, post, &name)?)));
    match proposed {
        Ok((file, pull_request)) => Ok(Proposal { branch, file, pull_request }),
        Err(error) => {
            let path = format!("/git/refs/heads/{name}");
            let _removed_or_logged = github.ask("removing a branch", Method::DELETE, &path, None);
            Err(error)
        }
    }
}

/// Fails when there is such a branch: somebody proposed a post of this name before.
fn create_branch(github: &Github, name: &str) -> Result<Value, ForgeError> {
    const WHAT: &str = "making a branch";
    let base =
        github.ask("finding the branch to start from", Method::GET, &format!("/git/ref/heads/{DEVELOP}"), None)?;
    let Some(commit) = text(&base, "/object/sha") else {
        tracing::warn!(service = "GitHub", what = WHAT, "there is nothing to start from");
        return Err(ForgeError);
    };
    let body = json!({ "ref": format!("refs/heads/{name}"), "sha": commit });
    object(WHAT, github.ask(WHAT, Method::POST, "/git/refs", Some(&body))?)
}

/// Every commit is the robot's. Whom an account says it is at GitHub is its owner's to write, so it is nothing to sign a
/// commit with.
fn put_file(github: &Github, post: &Post, branch: &str) -> Result<Value, ForgeError> {
    const WHAT: &str = "writing a post";
    let robot = json!({ "name": github.robot.name, "email": github.robot.email });
    let body = json!({
        "message": format!("{}\n\n{}", title(post), byline(post)),
        "content": STANDARD.encode(&post.markdown),
        "branch": branch,
        "author": robot,
        "committer": robot,
    });
    let path = format!("/contents{}/{}/en.md", folder(post.kind), post.slug);
    object(WHAT, github.ask(WHAT, Method::PUT, &path, Some(&body))?)
}

fn open(github: &Github, post: &Post, branch: &str) -> Result<Value, ForgeError> {
    const WHAT: &str = "opening a pull request";
    let warning = match post.language {
        Language::En => String::new(),
        other => format!(
            "**Warning:** this post is written in another language than English (`{}`), and needs to be translated \
             before it is merged.\n\n",
            other.code()
        ),
    };
    let text = format!("{}\n\n{warning}@{}, please have a look.", byline(post), github.robot.notify);
    let body = json!({ "title": title(post), "body": text, "head": branch, "base": DEVELOP });
    object(WHAT, github.ask(WHAT, Method::POST, "/pulls", Some(&body))?)
}

fn title(post: &Post) -> String {
    format!("feat: New {} post {} by {}", post.kind.name(), post.slug, post.author.name())
}

/// The number is what nobody can choose. It is written so that GitHub does not take it for that of an issue.
fn byline(post: &Post) -> String {
    format!("Proposed by {}, FreeSewing account {}.", post.author.name(), post.author.id())
}

fn folder(kind: PostKind) -> String {
    format!("/markdown/org/{}", kind.name())
}
