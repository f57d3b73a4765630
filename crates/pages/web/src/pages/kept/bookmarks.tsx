// Bookmarks.

import { useState } from "preact/hooks";
import { type Bookmark, listBookmarks, removeBookmark, updateBookmark } from "../../api/kept.ts";
import { useText } from "../../i18n/index.tsx";
import { safeLink } from "../../links.ts";
import { useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Form } from "../../ui/forms.tsx";
import { Show, useLoad } from "../../ui/load.tsx";
import { useRemoving } from "./removing.tsx";

export function Bookmarks() {
  const { api } = useSession();
  const text = useText().kept;
  const [bookmarks, again] = useLoad(() => listBookmarks(api), [api]);
  const [editing, setEditing] = useState<Bookmark | null>(null);
  const removing = useRemoving<Bookmark>({
    title: text.removeBookmark,
    nameOf: ({ title }) => title,
    remove: async ({ id }) => {
      await removeBookmark(api, id);
      again();
    },
  });
  return (
    <>
      <h1 ref={removing.heading} tabIndex={-1}>{text.bookmarks}</h1>
      <p>{text.bookmarksLead}</p>
      {removing.notice}
      <Show of={bookmarks}>
        {(all) =>
          all.length === 0 ? (
            <p class="empty">{text.bookmarksNone}</p>
          ) : (
            <ul class="cards">
              {all.map((bookmark) => (
                <Entry
                  key={bookmark.id}
                  bookmark={bookmark}
                  onEdit={() => setEditing(bookmark)}
                  onRemove={() => removing.ask(bookmark)}
                />
              ))}
            </ul>
          )
        }
      </Show>
      {editing !== null && (
        <Edit
          bookmark={editing}
          onDone={() => {
            setEditing(null);
            again();
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {removing.question}
    </>
  );
}

function Entry({ bookmark, onEdit, onRemove }: { bookmark: Bookmark; onEdit: () => void; onRemove: () => void }) {
  const { kept: text, common, maintain } = useText();
  const { title, url, type } = bookmark;
  const link = safeLink(url);
  return (
    <li class="card">
      <h2>{link === null ? title : <a href={link.href} target="_blank" rel="noopener noreferrer">{title}</a>}</h2>
      <p class="tags"><span class="tag">{text.types[type] ?? type}</span></p>
      {link === null ? (
        <>
          <p class="address">{url}</p>
          <p class="soft">{text.noLink}</p>
        </>
      ) : (
        <p class="soft">{text.leadsTo(link.host)}</p>
      )}
      <div class="ends">
        <button type="button" aria-label={text.editWhat(title)} onClick={onEdit}>{text.edit}</button>
        <button type="button" class="danger" aria-label={maintain.removeWhat(title)} onClick={onRemove}>{common.remove}</button>
      </div>
    </li>
  );
}

function Edit({ bookmark, onDone, onClose }: { bookmark: Bookmark; onDone: () => void; onClose: () => void }) {
  const { api } = useSession();
  const { kept: text, common } = useText();
  const [title, setTitle] = useState(bookmark.title);
  const [url, setUrl] = useState(bookmark.url);
  const save = async () => {
    await updateBookmark(api, bookmark.id, { title: title.trim(), url: url.trim() });
    onDone();
  };
  return (
    <Dialog title={text.edit} onClose={onClose}>
      <Form action={common.save} onSubmit={save} disabled={title.trim() === "" || url.trim() === ""}>
        <Field label={text.name} value={title} onValue={setTitle} maxLength={500} autocomplete="off" required autofocus />
        <Field label={text.address} value={url} onValue={setUrl} maxLength={4000} autocomplete="off" required />
      </Form>
    </Dialog>
  );
}
