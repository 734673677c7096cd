import { contract } from '../../kernel/contract.ts';
import { Detection, SetDetection } from '../detection.ts';
import { calendarRights as rights } from '../rights.ts';
import { Verdict } from '../unauthorized.ts';
import { command, one } from './view.ts';

const answer = Detection.omit({ chain: true, clocks: true }).meta({ id: 'ChangeDetectionView' });
const path = '/v1/changes/detection';

/** Changes that nobody approved: how they are looked for, and what people make of them. */
export const detectionContract = contract([
  {
    id: 'getChangeDetection',
    method: 'GET',
    rights,
    path,
    summary: 'How unauthorized changes are looked for',
    answer,
  },
  {
    id: 'setChangeDetection',
    method: 'PATCH',
    rights,
    path,
    summary: 'Look for unauthorized changes, or do not, and in what',
    command: 'change',
    ask: SetDetection,
    answer,
  },
  {
    ...command,
    id: 'legitimizeChange',
    path: `${one}/legitimize`,
    summary: 'It was right: an unauthorized change goes on to its review',
    command: 'close',
    ask: Verdict,
  },
  {
    ...command,
    id: 'revertChange',
    path: `${one}/revert`,
    summary: 'It is to be undone: the plan says to what it is set back',
    command: 'change',
    ask: Verdict,
  },
]);
