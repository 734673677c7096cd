import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import type { Offering, Service } from '../../../functions/configuration/service.ts';
import { slugOf } from '../../../functions/kernel/text.ts';
import { Pick } from '../../components/pick.tsx';
import { ServicesPick } from '../../components/record-picks.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { Level } from '../../model.ts';

export type Makeup = {
  description: string;
  owner: string;
  supportedBy: NonNullable<Service['supportedBy']>;
  dependsOn: string[];
  offerings: Offering[];
};
type Props = {
  makeup: Makeup;
  set: (part: Partial<Makeup>) => void;
  wrong: (field: string) => string | undefined;
  criticalities: readonly { value: string; label: string }[];
};

/** Items by id or `id pool needs`: `CI-1042 web 2` is one of the pool web, of which two are needed. */
const toText = (all: Makeup['supportedBy']) =>
  all
    .map(({ ci, redundancy: r }) => (r ? `${ci} ${r.pool} ${r.needs}${r.percent ? '%' : ''}` : ci))
    .join('\n');

const fromText = (text: string): Makeup['supportedBy'] =>
  text
    .split(/[\n,]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [ci = '', pool, needs = ''] = one.split(/\s+/);
      if (!pool) return { ci };
      const count = Number(needs.replace('%', '')) || 1;
      return { ci, redundancy: { pool, needs: count, ...(needs.endsWith('%') && { percent: true }) } };
    });

/** What a service is made of: whose it is, what it runs on and needs, and what it offers. */
export function MakeupFields({ makeup, set, wrong, criticalities }: Props) {
  const { offerings } = makeup;
  const [items, setItems] = useState(() => toText(makeup.supportedBy));
  const put = (index: number, part: Partial<Offering>) =>
    set({ offerings: offerings.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  return (
    <>
      <Section title="What it is made of">
        <TextField
          label="Description"
          rows={3}
          value={makeup.description}
          onChange={(description) => set({ description })}
          error={wrong('description')}
        />
        <TextField
          label="Owner"
          value={makeup.owner}
          onChange={(owner) => set({ owner })}
          error={wrong('owner')}
        />
        <TextField
          label="Items that it runs on"
          description="One a line. Of a pool, with its name and how many it takes: CI-1042 web 2, or CI-1042 web 50%."
          rows={4}
          value={items}
          onChange={(text) => {
            setItems(text);
            set({ supportedBy: fromText(text) });
          }}
          error={wrong('supportedBy')}
        />
        <ServicesPick
          label="Services that it needs"
          values={makeup.dependsOn}
          onChange={(dependsOn) => set({ dependsOn })}
          error={wrong('dependsOn')}
        />
      </Section>
      <Section title="Offerings" about="What it promises to some of its users.">
        {offerings.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an offering is its place in the list until it is saved
          <fieldset className="match-rule" key={index}>
            <legend>Offering {index + 1}</legend>
            <TextField
              label="Name"
              value={one.name}
              onChange={(name) => put(index, { name, id: slugOf(name) || one.id })}
              error={wrong(`offerings/${index}`)}
            />
            <Pick
              label="Criticality"
              options={criticalities}
              value={one.criticality}
              onChange={(criticality) => put(index, { criticality: criticality as Level })}
            />
            <TextField
              label="Hours"
              placeholder="Monday to Friday, 08:00 to 18:00"
              value={one.hours ?? ''}
              onChange={(hours) => {
                const { hours: _, ...rest } = one;
                set({ offerings: offerings.with(index, hours ? { ...rest, hours } : rest) });
              }}
            />
            <Button
              formAction="none"
              variant="icon"
              iconName="close"
              ariaLabel={`Remove offering ${index + 1}`}
              onClick={() => set({ offerings: offerings.filter((_, place) => place !== index) })}
            />
          </fieldset>
        ))}
        <div>
          <Button
            formAction="none"
            iconName="add-plus"
            onClick={() =>
              set({
                offerings: [
                  ...offerings,
                  { id: `offering-${offerings.length + 1}`, name: '', criticality: 'medium' },
                ],
              })
            }
          >
            Add an offering
          </Button>
        </div>
      </Section>
    </>
  );
}
