/** How much of the whole something is, beside its number. */
export function Bar({ share, kind }: { share: number; kind: string }) {
  return (
    <svg class="bar" aria-hidden="true">
      <rect class={kind} width={`${share * 100}%`} height="100%" />
    </svg>
  );
}
