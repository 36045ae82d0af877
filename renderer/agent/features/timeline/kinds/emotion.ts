import { Frown, Smile } from 'lucide-react';
import type { KindView } from './kind.ts';

export const emotionView: KindView<'emotion'> = {
  icon: ({ body }) => (body.tone === 'positive' ? Smile : Frown),
  tone: ({ body }) => (body.tone === 'positive' ? 'ok' : 'warn'),
  title: ({ body }, { t }) => t(`timeline.emotion.${body.tone}`, { intensity: body.intensity }),
  about: ({ body }) => body.text,
  result: ({ body }, { t }) => t(`timeline.emotion.source.${body.source}`),
  details: null,
};
