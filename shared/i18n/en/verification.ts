import type { VerifyItem } from '../../domain/verification/verification.ts';

export const verification = {
  region: 'Verification',
  items: 'To confirm',
  item: { name: 'Name', birthDate: 'Date of birth', postcode: 'Postcode and number', customerNumber: 'Customer number' } satisfies Readonly<Record<VerifyItem, string>>,
  short: { name: 'Name', birthDate: 'Born', postcode: 'Postcode', customerNumber: 'Number' } satisfies Readonly<Record<VerifyItem, string>>,
  open: 'Let the caller name these first',
  verified: 'Verified at {{time}}',
  done: 'Verified',
  failed: 'Not verified',
  fail: 'Does not match',
  remark: 'Note as a quality remark',
  remarked: 'Noted',
  again: 'Verify after all',
  notWanted: 'This project asks for no verification.',
  nobody: 'Choose the customer first; then what is to be confirmed appears here.',
  setting: 'Confirm before data are read out',
  settingHint: 'Until the caller has named these, they are covered in the window. Counts for calls that begin from now on.',
} as const;
