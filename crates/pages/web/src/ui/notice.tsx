import type { ComponentChildren } from "preact";

/** Something to know: read out at once when it is bad. */
export function Notice({ kind, children }: { kind: "good" | "bad" | "note"; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === "bad" ? "alert" : "status"}>
      {children}
    </div>
  );
}
