import type { HeadsetModel } from '../../../../shared/domain/headset/headset.ts';

const hex = (value: number): string => value.toString(16).padStart(4, '0');

/** The vendor's name for a headset, else its USB numbers. */
export function modelName({ name, vendorId, productId }: HeadsetModel, unnamed: (id: string) => string): string {
  return name === '' ? unnamed(`${hex(vendorId)}:${hex(productId)}`) : name;
}

/**
 * What lets a Linux user at the desk open exactly these headsets, over USB and Bluetooth: a rule for udev each, before 73 so
 * that `uaccess` counts, and the command that makes udev read it.
 */
export function udevRules(models: readonly HeadsetModel[]): string {
  const rules = models.map(({ vendorId, productId }) => {
    const id = `${hex(vendorId)}:${hex(productId)}`.toUpperCase();
    return `KERNEL=="hidraw*", KERNELS=="*:${id}.*", TAG+="uaccess"`;
  });
  return [...rules, 'sudo udevadm control --reload && sudo udevadm trigger'].join('\n');
}
