// The code of the second factor, where a way in turns out to need one.

import { useState } from "preact/hooks";
import type { SignedIn } from "../api/account.ts";
import { ApiError } from "../api/client.ts";
import { useFirstText } from "../i18n/index.tsx";
import { Field } from "../ui/forms.tsx";

/** Asks for the code when it is needed, and has `attempt` tried again with it. */
export function useCode() {
  const text = useFirstText().comeIn;
  const [needed, setNeeded] = useState(false);
  const [code, setCode] = useState("");
  const attempt = async (enter: (code?: string) => Promise<SignedIn>): Promise<SignedIn | null> => {
    try {
      return await enter(needed ? code.replace(/\s/g, "") : undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.identifier === "mfaTokenRequired") {
        setNeeded(true);
        return null;
      }
      // With a code, it is the code: what comes before it was good already.
      if (needed && error.identifier === "signInFailed") {
        setCode("");
        throw new ApiError(error.status, "codeWrong");
      }
      throw error;
    }
  };
  const field = needed && (
    <Field
      label={text.code}
      hint={text.codeHint}
      value={code}
      onValue={setCode}
      inputMode="numeric"
      autocomplete="one-time-code"
      pattern="\s*([0-9]\s*){6}"
      required
      autofocus
    />
  );
  return { field, attempt, needed };
}
