import { useCallback } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { useTranslation } from './texts.ts';

/** Words an error for the agent: what happened and what to do, in the language of the interface. */
export function useErrorText(): (error: Pick<AppError, 'code' | 'details'>) => string {
  const { t } = useTranslation();
  return useCallback(({ code, details }) => t(`errors.${code}`, { field: '', logId: '', answer: '', status: '', ...details }), [t]);
}
