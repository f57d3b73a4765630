import type { ComponentChildren } from "preact";

/** A table that may be wider than the page: it scrolls by itself, also by keyboard. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="wide" role="region" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
