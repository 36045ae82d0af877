import type { FiguresDesk } from '../../app/figures-desk.ts';
import type { Handlers } from '../handler.ts';

export function figuresHandlers(desk: FiguresDesk): Handlers<'figures'> {
  return {
    'figures.report': (ask) => desk.report(ask),
    'figures.calls': (ask) => desk.calls(ask),
    'figures.save': ({ as, title, tables }) => desk.save(as, title, tables),
  };
}
