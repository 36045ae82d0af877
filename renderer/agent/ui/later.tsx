import { lazy, Suspense, type ComponentType } from 'react';

const loaders: (() => Promise<unknown>)[] = [];

/**
 * A part of the window whose code is not needed to show the first screen. It is fetched by `loadLaterParts`, at the latest
 * when the part is opened.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loading: Promise<{ readonly default: ComponentType<Props> }> | null = null;
  const once = (): Promise<{ readonly default: ComponentType<Props> }> => {
    loading ??= load().then((component) => ({ default: component }));
    return loading;
  };
  loaders.push(once);
  const Part = lazy(once) as ComponentType<Props>;
  return function Later(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/**
 * Fetches the code of every such part, one after the other: main hands each of them out, beside its calls.
 * @param turn resolves when the page has nothing better to do than the next one
 */
export async function loadLaterParts(turn: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  for (const load of loaders) {
    await turn();
    await load();
  }
}
