import { useState } from "preact/hooks";
import { createSet } from "../../api/sets.ts";
import { useText } from "../../i18n/index.tsx";
import { go, href } from "../../router.ts";
import { useAccount, useSession } from "../../session.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice, Field, Form } from "../../ui/forms.tsx";

/** Asks what a new set is called, and goes there. */
export function CreateSet({ onClose }: { onClose: () => void }) {
  const { api } = useSession();
  const account = useAccount();
  const text = useText().sets;
  const [name, setName] = useState("");
  const [units, setUnits] = useState<"metric" | "imperial">(account.imperial ? "imperial" : "metric");
  const submit = async () => {
    const set = await createSet(api, { name: name.trim(), imperial: units === "imperial" });
    go(href("sets", set.id));
  };
  return (
    <Dialog title={text.create} onClose={onClose}>
      <Form action={text.create} onSubmit={submit} disabled={name.trim() === ""}>
        <Field label={text.name} hint={text.nameHint} value={name} onValue={setName} maxLength={500} autocomplete="off" required autofocus />
        <Choice
          label={text.units}
          value={units}
          options={[["metric", text.metric], ["imperial", text.imperial]]}
          onValue={setUnits}
        />
      </Form>
    </Dialog>
  );
}
