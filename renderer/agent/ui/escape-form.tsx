import type { ReactNode, Ref } from 'react';

/** A form that Enter sends and Escape leaves, from any of its fields. Escape goes no further. */
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
  readonly formRef?: Ref<HTMLFormElement>;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from any of its fields
    <form
      ref={formRef}
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
