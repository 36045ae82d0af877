import { ROLES, type Role } from '../../../../shared/domain/agent-state/agent-state.ts';
import { TARGET_KINDS, type Mandate, type Procedure, type ProjectTarget } from '../../../../shared/domain/project/project-plan.ts';
import { displayNumber } from '../../../../shared/domain/registration/describe.ts';
import { readMoney, scaled, unscaled } from '../../../../shared/domain/registration/field-text.ts';
import { brandId, type AgentId } from '../../../../shared/lib/brand.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { PillSet } from '../../ui/pill-set.tsx';
import { EditRows } from '../../ui/edit-rows.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NumberText } from '../../ui/number-text.tsx';
import { Part, Problem, type PlanPartProps } from './part.tsx';
import { ProcedurePlaces, type ProcedurePlace } from './procedure-places.tsx';
import styles from './projects.module.css';

/** The target whose value is money, kept in cents. */
const MONEY_TARGET = 'turnover-per-call';

/** Who works for a project, how far they may go, what is aimed at, and by which procedures. */
export function WorkParts({
  plan,
  disabled,
  problem,
  places,
  onChange,
}: PlanPartProps & {
  /** Where a procedure can stand in a conversation. */
  readonly places: readonly ProcedurePlace[];
}) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const agents = useAppState(({ session }) => session.agents).filter(({ active }) => active);
  const whose = (mandate: Mandate): string => mandate.agentId ?? mandate.role ?? '';
  const people = [...ROLES.map((role) => ({ value: role as string, label: t(`projects.everyRole.${role}`) })), ...agents.map(({ id, name }) => ({ value: id as string, label: name }))];
  return (
    <>
      <Part title={t('projects.part.people')} open={plan.agents.length > 0 || plan.mandates.length > 0}>
        <PillSet
          label={t('projects.agents')}
          hint={t(plan.agents.length === 0 ? 'projects.agentsAll' : 'projects.agentsHint')}
          disabled={disabled}
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          values={plan.agents}
          onChange={(chosen) => onChange({ agents: chosen })}
        />
        <EditRows
          label={t('projects.mandates')}
          hint={t('projects.mandatesHint')}
          add={t('projects.addMandate')}
          rows={plan.mandates}
          most={50}
          disabled={disabled}
          create={(): Mandate => ({ agentId: null, role: 'agent', discountPercent: 10, amount: 5_000 })}
          onChange={(mandates) => onChange({ mandates })}
        >
          {(mandate, change) => (
            <div className={styles['cells']}>
              <Select
                label={t('projects.whose')}
                disabled={disabled}
                value={whose(mandate)}
                options={people}
                onChange={(value) => change(ROLES.includes(value as Role) ? { role: value as Role, agentId: null } : { role: null, agentId: value as AgentId })}
              />
              <NumberText
                label={t('projects.discountUpTo')}
                disabled={disabled}
                placeholder={t('projects.noLimit')}
                value={mandate.discountPercent === null ? '' : displayNumber(String(mandate.discountPercent), language)}
                read={(text) => {
                  const percent = Number(text.replace(',', '.').replace('%', ''));
                  return percent >= 0 && percent <= 100 ? percent : null;
                }}
                onChange={(discountPercent) => change({ discountPercent })}
              />
              <NumberText
                label={t('projects.amountUpTo')}
                disabled={disabled}
                placeholder={t('projects.noLimit')}
                value={mandate.amount === null ? '' : displayNumber(unscaled(mandate.amount, 2), language)}
                read={(text) => scaled(readMoney(text) ?? '', 2)}
                onChange={(amount) => change({ amount })}
              />
            </div>
          )}
        </EditRows>
      </Part>
      <Part title={t('projects.part.work')} open={plan.targets.length > 0 || plan.procedures.length > 0}>
        <EditRows
          label={t('projects.targets')}
          add={t('projects.addTarget')}
          rows={plan.targets}
          most={60}
          disabled={disabled}
          create={(): ProjectTarget => ({ kind: TARGET_KINDS.find((kind) => !plan.targets.some((target) => target.kind === kind)) ?? 'calls-per-hour', value: 10 })}
          onChange={(targets) => onChange({ targets })}
        >
          {(target, change) => (
            <div className={styles['target']}>
              <Select
                label={t('projects.target')}
                labelHidden
                disabled={disabled}
                value={target.kind}
                options={TARGET_KINDS.map((value) => ({ value, label: t(`projects.targetKinds.${value}`) }))}
                onChange={(kind) => change({ kind })}
              />
              <NumberText
                label={t('projects.targetValue')}
                labelHidden
                disabled={disabled}
                value={displayNumber(String(target.kind === MONEY_TARGET ? target.value / 100 : target.value), language)}
                read={(text) => (/^\d{1,6}([.,]\d{1,2})?$/u.test(text) ? Number(text.replace(',', '.')) : null)}
                onChange={(value) => change({ value: target.kind === MONEY_TARGET ? Math.round((value ?? 0) * 100) : (value ?? 0) })}
              />
              <Select
                label={t('projects.targetFor')}
                labelHidden
                disabled={disabled}
                value={target.for ?? 'each'}
                options={[{ value: 'each', label: t('projects.targetEverybody') }, { value: 'team', label: t('projects.targetTeam') }, ...agents.map(({ id, name }) => ({ value: id as string, label: name }))]}
                onChange={(whose) => change({ for: whose === 'team' || whose === 'each' ? whose : brandId<AgentId>(whose) })}
              />
            </div>
          )}
        </EditRows>
        <EditRows
          label={t('projects.procedures')}
          hint={t('projects.proceduresHint')}
          add={t('projects.addProcedure')}
          rows={plan.procedures}
          most={100}
          ordered
          disabled={disabled}
          create={(): Procedure => ({ title: '', text: '' })}
          onChange={(procedures) => onChange({ procedures })}
        >
          {(procedure, change) => (
            <div className={styles['stack']}>
              <TextField label={t('projects.procedureTitle')} labelHidden placeholder={t('projects.procedureTitle')} disabled={disabled} maxLength={200} value={procedure.title} onChange={({ target }) => change({ title: target.value })} />
              <TextArea label={t('projects.procedureText')} labelHidden placeholder={t('projects.procedureText')} disabled={disabled} maxLength={10_000} value={procedure.text} onChange={({ target }) => change({ text: target.value })} />
              <ProcedurePlaces beside={procedure.beside ?? []} places={places} disabled={disabled} onChange={(beside) => change({ beside })} />
            </div>
          )}
        </EditRows>
        <Problem text={problem('procedures')} />
      </Part>
    </>
  );
}
