import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { answered, answersAsText, answersShown } from '../../../functions/request/answers.ts';
import type { Answers } from '../../../functions/request/form-field.ts';
import { ColleaguePick } from '../../components/colleague-pick.tsx';
import { Flag } from '../../components/flag.tsx';
import { Loading, Nothing, Trouble } from '../../components/quiet.tsx';
import { RecordForm } from '../../components/record-form.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { isRequester, useDesk, useMay } from '../../desk.ts';
import { useCommand } from '../../live/use-command.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import type { Base } from '../../model.ts';
import type { Refused } from '../../problem.ts';
import { Markdown } from '../knowledge/markdown.tsx';
import { FormFields } from './form-fields.tsx';
import { ItemPage } from './item-page.tsx';
import { draftOf, forgetDraft, keepDraft, type OrderDraft } from './order-draft.ts';
import { type Item, isOffered, type Offered } from './types.ts';
import { useSendFiles } from './use-send-files.ts';

/** An item: whoever is offered it orders it here; what is not offered is shown to those who write the catalogue. */
export function OrderPage() {
  const { id = '' } = useParams();
  const path = `/catalogue-items/${encodeURIComponent(id)}`;
  const may = useMay();
  const { data: item, error, refetch } = useLive<Item>(path, { pace: 'slow' });
  const bundle = item?.live?.content.type === 'bundle';
  const { items, isPending } = useItems<Item>(bundle ? '/catalogue-items?limit=100' : null, { pace: 'slow' });
  if (!item) return error ? <Trouble error={error} retry={refetch} /> : <Loading lines={6} />;
  if (!isOffered(item))
    return may('catalogue-item', 'try') ? <ItemPage item={item} /> : <Nothing title="It is not offered" />;
  if (bundle && isPending) return <Loading lines={6} />;
  const wanted = item.live.content.items ?? [];
  const parts = wanted.flatMap((one) => items.filter((other) => other.id === one)).filter(isOffered);
  return <OrderForm key={item.id} item={item} parts={parts} />;
}

const faultsIn = (refusal: Refused | undefined, place: string) => (name: string) =>
  refusal?.fields[`${place}/${name}`];

function OrderForm({ item, parts }: { item: Offered; parts: readonly Offered[] }) {
  const { content } = item.live;
  const { me } = useDesk();
  const sendFiles = useSendFiles();
  const may = useMay();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(item.id));
  const [files, setFiles] = useState<Record<string, File[]>>({});
  const [local, setLocal] = useState<Record<string, string>>({});
  const { run, busy, refusal } = useCommand<Base>();
  const reports = content.target.practice === 'incident';
  const set = (change: Partial<OrderDraft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    keepDraft(item.id, next);
  };
  const ordered = parts.filter(({ id }) => !draft.without.includes(id));

  /** What is wrong is said beside its field before anything is sent. */
  const check = () => {
    const faults = [
      ...answered(content.fields, draft.answers).faults,
      ...ordered.flatMap(
        (part) => answered(part.live.content.fields, draft.parts[part.id] ?? {}, `/parts/${part.id}`).faults,
      ),
    ];
    setLocal(Object.fromEntries(faults.map(({ pointer, detail }) => [pointer.slice(1), detail])));
    return faults.length === 0;
  };
  const body = () => {
    if (!reports)
      return {
        item: item.id,
        answers: draft.answers,
        ...(parts.length && {
          parts: Object.fromEntries(ordered.map(({ id }) => [id, draft.parts[id] ?? {}])),
        }),
        ...(draft.without.length && { without: draft.without }),
        ...(draft.for && { for: draft.for }),
        ...(draft.note.trim() && { note: draft.note.trim() }),
      };
    const { answers } = answered(content.fields, draft.answers);
    const shown = answersShown(content.fields, answers);
    const { practice: _, title, ...target } = content.target;
    const words = new Map(shown.map(({ name, shown: value }) => [name, value]));
    const named = (title ?? '')
      .replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (__, name: string) => words.get(name) ?? '')
      .trim();
    return {
      ...target,
      title: named || content.name,
      ...(shown.length && { description: answersAsText(shown) }),
    };
  };
  const go = async () => {
    if (!check()) return;
    const noun = reports ? '/incidents' : '/requests';
    try {
      const { id } = await run({
        path: noun,
        body: body(),
        done: reports ? 'We have got it.' : 'It is ordered.',
      });
      forgetDraft(item.id);
      await sendFiles(`${noun}/${id}`, Object.values(files).flat());
      void navigate(`${noun}/${id}`);
    } catch {
      // It has been shown, and the draft is still there.
    }
  };
  const wrong = (place: string) => (name: string) =>
    local[`${place}/${name}`] ?? faultsIn(refusal, place)(name);
  const keepFiles = (of: string) => (chosen: File[]) => setFiles((before) => ({ ...before, [of]: chosen }));
  return (
    <RecordForm
      title={content.name}
      about={content.summary}
      trail={{ label: 'Catalogue', href: '/catalogue-items' }}
      go={reports ? 'Send' : 'Order'}
      onGo={() => void go()}
      busy={busy}
      refusal={refusal}
      placed={['answers', 'parts', 'for', 'note']}
      side={<About item={item} manages={may('catalogue-item', 'change')} />}
    >
      {content.description && <Markdown text={content.description} />}
      <Section title={parts.length ? 'For all of it' : 'What we need to know'}>
        <FormFields
          fields={content.fields}
          answers={draft.answers}
          onChange={(answers: Answers) => set({ answers })}
          wrong={wrong('answers')}
          onFiles={keepFiles('main')}
        />
        {!reports && (!isRequester(me) || content.forOthers !== 'nobody') && (
          <ColleaguePick
            label="Who gets it?"
            none="I do"
            team={isRequester(me) && content.forOthers === 'team'}
            value={draft.for}
            onChange={(person) => set({ for: person })}
            error={refusal?.fields.for}
          />
        )}
        {!reports && (
          <TextField
            label="Anything else? (optional)"
            rows={2}
            value={draft.note}
            onChange={(note) => set({ note })}
            error={refusal?.fields.note}
          />
        )}
      </Section>
      {parts.map((part) => (
        <Section key={part.id} title={part.live.content.name}>
          <Flag
            label="This is wanted"
            checked={!draft.without.includes(part.id)}
            onChange={(is) =>
              set({
                without: is ? draft.without.filter((id) => id !== part.id) : [...draft.without, part.id],
              })
            }
          />
          {!draft.without.includes(part.id) && (
            <FormFields
              fields={part.live.content.fields}
              answers={draft.parts[part.id] ?? {}}
              onChange={(answers) => set({ parts: { ...draft.parts, [part.id]: answers } })}
              wrong={wrong(`parts/${part.id}`)}
              onFiles={keepFiles(part.id)}
            />
          )}
        </Section>
      ))}
    </RecordForm>
  );
}

/** What happens when it is ordered, in a few words. */
function About({ item, manages }: { item: Offered; manages: boolean }) {
  const navigate = useNavigate();
  const { delivery, approvals, tasks } = item.live.content;
  const days = delivery?.unit === 'working-days' ? 'working days' : 'hours';
  return (
    <div className="panel about-item">
      <div className="body">
        <h2>How it goes on</h2>
        <ul>
          {approvals?.manager && <li>Your manager is asked first.</li>}
          {approvals?.policies?.length ? <li>Those who have to agree are asked first.</li> : null}
          {tasks.length > 1 && <li>It takes {tasks.length} steps; you see how far it is.</li>}
          {delivery && (
            <li>
              Usually within {delivery.amount} {days}.
            </li>
          )}
          <li>You find it under Requests, and hear of it when something happens.</li>
        </ul>
        {manages && (
          <Button formAction="none" onClick={() => void navigate(`/catalogue-items/${item.id}/edit`)}>
            Edit this item
          </Button>
        )}
      </div>
    </div>
  );
}
