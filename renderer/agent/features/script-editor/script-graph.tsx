import { Background, Controls, MarkerType, ReactFlow, type Edge, type Node, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { placesOf } from '../../../../shared/domain/script/edit-script.ts';
import { followers } from '../../../../shared/domain/script/script-engine.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './script-editor.module.css';

const [WIDTH, HEIGHT] = [170, 88];
/** Of a step as it is drawn. */
const BOX = { width: 160, height: 32 };
const LONGEST_LABEL = 22;
/** Never so small that the titles cannot be read; what does not fit is moved to. */
const FIT = { maxZoom: 1, minZoom: 0.7 };

/** The steps as a drawing: each a box, each way on an arrow with its answer. A click or Enter on a box opens the step. */
export function ScriptGraph({ script, selected, faulty, language, onSelect }: { readonly script: Script; readonly selected: string; readonly faulty: ReadonlySet<string>; readonly language: Language; readonly onSelect: (stepId: string) => void }) {
  const { t } = useTranslation();
  const theme = useAppState(({ settings }) => settings.theme);
  const { nodes, edges } = useMemo(() => {
    const places = placesOf(script, followers);
    return {
      nodes: script.steps.map((step): Node => {
        const { row, column } = places.get(step.id) ?? { row: 0, column: 0 };
        const title = step.title[language].trim() || t('scriptEditor.untitled');
        return {
          id: step.id,
          position: { x: column * WIDTH, y: row * HEIGHT },
          data: { label: `${faulty.has(step.id) ? '⚠ ' : ''}${title}` },
          ariaLabel: `${t(`script.kind.${step.kind}`)}: ${title}`,
          className: `${styles['node'] ?? ''} ${step.id === selected ? (styles['node-on'] ?? '') : ''} ${faulty.has(step.id) ? (styles['node-faulty'] ?? '') : ''}`,
        };
      }),
      edges: script.steps.flatMap((step) =>
        followers(step).map((next): Edge => {
          const words = (step.answers ?? []).filter((answer) => answer.next === next).map((answer) => answer.label[language]).join(' / ');
          // The text beside the drawing has them whole.
          const label = words.length > LONGEST_LABEL ? `${words.slice(0, LONGEST_LABEL)}…` : words;
          return { id: `${step.id}>${next}`, source: step.id, target: next, label, markerEnd: { type: MarkerType.ArrowClosed } };
        }),
      ),
    };
  }, [script, selected, faulty, language, t]);
  const [flow, setFlow] = useState<ReactFlowInstance | null>(null);
  // All of it in view again when a step came or went, as far as there is room; the step that is written always.
  const count = nodes.length;
  const box = useRef<HTMLDivElement>(null);
  const fitted = useRef(0);
  const { x = 0, y = 0 } = nodes.find(({ id }) => id === selected)?.position ?? {};
  useEffect(() => {
    if (flow === null || count === 0) return;
    const reveal = (): void => {
      const { x: left, y: top, zoom } = flow.getViewport();
      const inside = (at: number, from: number, size: number, whole = 0): boolean => at * zoom + from >= 0 && (at + size) * zoom + from <= whole;
      if (inside(x, left, BOX.width, box.current?.clientWidth) && inside(y, top, BOX.height, box.current?.clientHeight)) return;
      void flow.setCenter(x + BOX.width / 2, y + BOX.height / 2, { zoom });
    };
    if (fitted.current === count) reveal();
    else void flow.fitView(FIT).then(reveal);
    fitted.current = count;
  }, [flow, count, x, y]);
  return (
    <ReactFlow
      ref={box}
      onInit={setFlow}
      nodes={nodes}
      edges={edges}
      minZoom={0.1}
      colorMode={theme}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      onNodeClick={(_event, { id }) => onSelect(id)}
      onNodesChange={(changes) => {
        const chosen = changes.find((change) => change.type === 'select' && change.selected);
        if (chosen?.type === 'select') onSelect(chosen.id);
      }}
    >
      <Background />
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}
