import { Eye, EyeOff } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from '../bridge/texts.ts';
import { IconButton } from './icon-button.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';

/** A password: can be shown for a moment, and says when Caps Lock is on. */
export function PasswordField({ hint, onKeyDown, onKeyUp, ...rest }: Omit<TextFieldProps, 'type' | 'end'>) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent<HTMLInputElement>): void => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <TextField
      {...rest}
      type={shown ? 'text' : 'password'}
      hint={capsLock ? t('login.capsLock') : hint}
      onKeyDown={(event) => {
        look(event);
        onKeyDown?.(event);
      }}
      onKeyUp={(event) => {
        look(event);
        onKeyUp?.(event);
      }}
      end={
        <IconButton
          variant="quiet"
          size="s"
          tabIndex={-1}
          label={shown ? t('common.hidePassword') : t('common.showPassword')}
          icon={shown ? <EyeOff /> : <Eye />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
