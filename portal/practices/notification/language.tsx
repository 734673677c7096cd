import { languageOf } from '../../../functions/kernel/language.ts';
import { Panel } from '../../components/panel.tsx';
import { Pick } from '../../components/pick.tsx';
import { useCommand } from '../../live/use-command.ts';
import type { Reached } from './contacts.tsx';
import { languageOptions } from './words.ts';

/** In which language mails come. */
export function MailLanguage({ me }: { me: Reached }) {
  const { give } = useCommand();
  return (
    <Panel title="Language of mails">
      <Pick
        label="Language"
        value={languageOf(me.language)}
        options={languageOptions}
        onChange={(language) =>
          give({
            path: `/people/${me.id}`,
            method: 'PATCH',
            version: me.version,
            body: { language },
            done: 'Mails come in this language from now on.',
          })
        }
      />
    </Panel>
  );
}
