import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { useErrorText } from '../bridge/use-error-text.ts';
import { InlineAlert } from './inline-alert.tsx';

/** The refusal of a command, beside the control that gave it. Shows nothing without an error. */
export function ErrorAlert({
  error,
  title,
  actions,
  onDismiss,
}: {
  readonly error: AppError | null;
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}) {
  const text = useErrorText();
  if (error === null) return null;
  return (
    <InlineAlert severity="error" title={title} actions={actions} onDismiss={onDismiss}>
      {text(error)}
    </InlineAlert>
  );
}
