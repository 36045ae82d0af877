import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { isFocusFree, takesFocus } from './focus.ts';
import { openerOf } from './use-kept-focus.ts';

/**
 * A form that Enter sends and Escape leaves, from any of its fields. Escape goes no further. Where it goes with the focus in it, the focus is
 * again where it was when it opened.
 */
export function EscapeForm({
  label,
  className,
  formRef,
  onSubmit,
  onCancel,
  children,
}: {
  readonly label: string;
  readonly className?: string | undefined;
  readonly formRef?: RefObject<HTMLFormElement | null>;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  // Asked while it is drawn for the first time: a field that takes the focus by itself has it by the first effect.
  const [opener] = useState(() => document.activeElement);
  const own = useRef<HTMLFormElement>(null);
  const ref = formRef ?? own;
  useEffect(() => {
    const form = ref.current;
    if (form !== null && opener !== null) openerOf.set(form, opener);
    return () => {
      // A place that is left keeps its forms.
      if (form?.isConnected !== true && isFocusFree() && takesFocus(opener)) opener.focus();
    };
  }, [opener, ref]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from any of its fields
    <form
      ref={ref}
      aria-label={label}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </form>
  );
}
