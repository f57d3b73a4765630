import { useEffect, useState } from "preact/hooks";
import { isNameFree } from "../../api/account.ts";
import { useText } from "../../i18n/index.tsx";
import { useAccount, useSession } from "../../session.tsx";
import { Field } from "../../ui/forms.tsx";

/** How long somebody has to stop typing before we ask, in milliseconds. */
const PAUSE = 400;

/** The user name, and whether one can have it. */
export function UserName({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const { api } = useSession();
  const { username } = useAccount();
  const text = useText().account;
  const [free, setFree] = useState<boolean | null>(null);
  // Other capitals are the same name, and nobody else's.
  const own = value.toLowerCase() === username.toLowerCase();
  useEffect(() => {
    setFree(null);
    if (own || value.trim().length < 2) return;
    let current = true;
    const timer = setTimeout(() => {
      // When it cannot be asked, saving will tell.
      isNameFree(api, value).then((answer) => current && setFree(answer), () => {});
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, own, api]);
  return (
    <>
      <Field
        label={text.name}
        hint={text.nameHint}
        problem={free === false ? text.nameTaken : null}
        value={value}
        onValue={onValue}
        maxLength={50}
        autocomplete="username"
        required
      />
      <p class="good" role="status">{free === true ? text.nameFree : ""}</p>
      <span class="unseen" role="status">{free === false ? text.nameTaken : ""}</span>
    </>
  );
}
