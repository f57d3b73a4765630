import { useEffect, useRef, useState } from "preact/hooks";

/**
 * A heading to go on from when the button that was used is gone: without this the keyboard would start at the top of the
 * page again. The heading needs a `tabIndex` of -1.
 */
export function useReturnFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [turn, setTurn] = useState(0);
  // After the page has changed: while a dialog is open, nothing behind it takes the focus.
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  return { heading, goBack: () => setTurn((last) => last + 1) };
}
