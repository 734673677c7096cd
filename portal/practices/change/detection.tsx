import { Flag } from '../../components/flag.tsx';
import { Many } from '../../components/many.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { TeamPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { useCommand } from '../../live/use-command.ts';
import { useDraft } from '../../live/use-draft.ts';
import { useEvery } from '../../live/use-every.ts';
import { useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';

type Detection = Base & { classes: string[]; ignoreHours: number; team?: string };
const path = '/changes/detection';

function Settings({ detection }: { detection: Detection }) {
  const { state, version, classes, ignoreHours, team = '' } = detection;
  const { run, busy, refusal } = useCommand();
  const { draft, set, changed, dirty, wrong } = useDraft(
    { on: state === 'on', classes, ignoreHours: ignoreHours as number | undefined, team },
    refusal,
  );
  const kinds = useEvery<Base>('ci-classes').map(({ id, title }) => ({
    value: id,
    label: title,
    ...(id !== title && { description: id }),
  }));
  const body = { ...changed, ...(changed.team !== undefined && { team: changed.team || null }) };
  const save = () =>
    void run({ path, method: 'PATCH', body, version, done: 'It holds from now on.' }).catch(() => undefined);
  return (
    <RecordForm
      title="Unauthorized changes"
      about="What AWS Config sees in an item, and no approved change allows, opens an emergency change that shows the difference."
      trail={{ label: 'Changes', href: '/changes' }}
      go="Save"
      onGo={save}
      busy={busy}
      ready={dirty && draft.ignoreHours !== undefined}
      refusal={refusal}
      placed={['classes', 'ignoreHours', 'team']}
    >
      <Section title="Detection">
        <Flag
          label="Look for changes that nobody approved"
          checked={draft.on}
          onChange={(on) => set({ on })}
        />
        <Many
          label="In items of these classes"
          description="In items of every class when none is chosen."
          options={kinds}
          values={draft.classes}
          onChange={(to) => set({ classes: to })}
          placeholder="Every class"
          error={wrong('classes')}
        />
        <NumberField
          label="Then let the item be for"
          description="Further differences in it open nothing for so long."
          unit="hours"
          value={draft.ignoreHours}
          onChange={(to) => set({ ignoreHours: to })}
          error={wrong('ignoreHours')}
        />
        <TeamPick
          label="Who looks into it when the item has no service"
          none="The team of the default service"
          value={draft.team}
          onChange={(to) => set({ team: to })}
          error={wrong('team')}
        />
      </Section>
    </RecordForm>
  );
}

/** How changes that nobody approved are looked for. */
export function DetectionPage() {
  const { data, error, refetch } = useLive<Detection>(path, { pace: 'slow' });
  if (!data) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  return <Settings key={data.version} detection={data} />;
}
