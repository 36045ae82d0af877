import { Background, Controls, MarkerType, ReactFlow, type Edge, type Node, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useState } from 'react';
import { placesOf } from '../../../../shared/domain/script/edit-script.ts';
import { followers } from '../../../../shared/domain/script/script-engine.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './script-editor.module.css';

const [WIDTH, HEIGHT] = [190, 96];
const LONGEST_LABEL = 22;
const FIT = { maxZoom: 1, minZoom: 0.35 };

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
  // All of it in view again when a step came or went.
  const count = nodes.length;
  useEffect(() => {
    if (flow !== null && count > 0) void flow.fitView(FIT);
  }, [flow, count]);
  return (
    <ReactFlow
      onInit={setFlow}
      nodes={nodes}
      edges={edges}
      fitView
      fitViewOptions={FIT}
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
