import { useParams } from 'react-router';
import { languageOf } from '../../../functions/kernel/language.ts';
import { Fact, Facts } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import { Loading, Trouble } from '../../components/quiet.tsx';
import { RecordPage } from '../../components/record-page.tsx';
import { StateBadge } from '../../components/state.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMay } from '../../desk.ts';
import { useItems, useLive } from '../../live/use-live.ts';
import { usePeople } from '../../live/use-names.ts';
import type { Base } from '../../model.ts';
import { languageNames } from '../notification/words.ts';
import { PersonalData } from '../privacy/personal-data.tsx';
import { PersonCommands } from './commands.tsx';
import { LeavingPanel } from './leaving.tsx';
import { type FullPerson, standingOf } from './model.ts';
import { RightsHistory } from './rights-history.tsx';
import { Standings } from './standings.tsx';

/** A person: what they may do and why, what counts on them, and how their rights came to be. */
export function PersonRecord() {
  const { id = '' } = useParams();
  const may = useMay();
  const name = usePeople();
  const { data: person, error, refetch } = useLive<FullPerson>(`/people/${id}`, { pace: 'slow' });
  const { items: refused } = useItems<Base & { address: string }>(
    may('suppressed-address', 'release') ? `/suppressed-addresses?person=${encodeURIComponent(id)}` : null,
    { pace: 'slow' },
  );
  if (error && !person) return <Trouble error={error} retry={refetch} />;
  if (!person) return <Loading lines={8} label="Loading the person" />;
  const { title, guest, email, manager, timeZone, language, identities = [], handedOver, lastSeen } = person;
  const history = may('person', 'change');
  const tabs = [
    {
      id: 'rights',
      label: 'Rights',
      content: () => (
        <Panel title="Roles and teams" flush>
          <Standings person={person} />
        </Panel>
      ),
    },
    ...(may('person', 'read-leaving')
      ? [{ id: 'leaving', label: 'What counts on them', content: () => <LeavingPanel person={person} /> }]
      : []),
    ...(history
      ? [
          {
            id: 'history',
            label: 'History of rights',
            content: () => <RightsHistory filter={`person=${encodeURIComponent(id)}`} named={false} />,
          },
        ]
      : []),
    ...(may('erasure', 'create')
      ? [{ id: 'personal-data', label: 'Personal data', content: () => <PersonalData person={person} /> }]
      : []),
  ];
  return (
    <RecordPage
      id={id}
      title={title}
      trail={{ label: 'People', href: '/people' }}
      badges={
        <>
          <StateBadge state={standingOf(person)} />
          {handedOver && <span>hands over to {name(handedOver.to)}</span>}
        </>
      }
      commands={<PersonCommands person={person} />}
      main={<Tabs label={`About ${title}`} tabs={tabs} />}
      side={
        <Panel title="Facts">
          <Facts>
            <Fact label="Mail">{email}</Fact>
            <Fact label="Mail does not arrive">
              {refused.length > 0 && (
                <a href="/suppressed-addresses">{refused.map(({ address }) => address).join(', ')}</a>
              )}
            </Fact>
            <Fact label="Manager">{manager && name(manager)}</Fact>
            <Fact label="Time zone">{timeZone}</Fact>
            <Fact label="Language of mails">{languageNames[languageOf(language)]}</Fact>
            <Fact label="Signs in">
              {guest
                ? 'Not yet: they have no account'
                : identities.length
                  ? identities.map(({ provider }) => provider).join(', ')
                  : 'With a password'}
            </Fact>
            <Fact label="Signed in last">{lastSeen}</Fact>
            <Fact label="Paged by">
              {person.contacts?.map(({ type }) => (type === 'email' ? 'mail' : type)).join(', ')}
            </Fact>
          </Facts>
        </Panel>
      }
    />
  );
}
