import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { slug } from '../../kernel/text.ts';
import { page, paging } from '../../kernel/wire.ts';
import { AddCab, Cab, ChangeCab } from '../cab.ts';
import { Attend, CabMeeting, CloseMeeting, Decide, OpenMeeting } from '../cab-meeting.ts';
import { cabMeetingRights, cabRights as rights } from '../rights.ts';
import { ApprovalView } from './approvals.ts';

const Sitting = z.object({ id: z.string(), beginsAt: z.string(), endsAt: z.string() });
export const CabView = Cab.omit({ chain: true })
  .extend({ next: z.array(Sitting).optional() })
  .meta({ id: 'CabView' });
export const MeetingView = CabMeeting.omit({ chain: true }).meta({ id: 'CabMeetingView' });

const one = '/v1/cabs/{id}';
const meetings = '/v1/cab-meetings';
const meeting = { method: 'POST', rights: cabMeetingRights, answer: MeetingView } as const;

/** Change advisory boards, their agendas and their meetings. */
export const cabContract = contract([
  {
    method: 'GET',
    rights,
    id: 'listCabs',
    path: '/v1/cabs',
    summary: 'List CABs by name',
    query: z.strictObject(paging),
    answer: page(CabView),
  },
  {
    method: 'POST',
    rights,
    id: 'addCab',
    path: '/v1/cabs',
    summary: 'Set a CAB up',
    command: 'create',
    ask: AddCab,
    answer: CabView,
    status: 201,
  },
  {
    method: 'GET',
    rights,
    id: 'getCab',
    path: one,
    summary: 'Read a CAB, and when it meets next',
    answer: CabView,
  },
  {
    method: 'PATCH',
    rights,
    id: 'changeCab',
    path: one,
    summary: 'Change a CAB',
    command: 'change',
    ask: ChangeCab,
    answer: CabView,
  },
  {
    method: 'GET',
    rights,
    id: 'readCabAgenda',
    path: `${one}/agenda`,
    summary: 'What waits for this CAB now, of what its agenda asks for',
    answer: page(ApprovalView),
  },
  {
    method: 'GET',
    rights: cabMeetingRights,
    id: 'listCabMeetings',
    path: meetings,
    summary: 'The meetings of a CAB, or of all of them, the latest first',
    query: z.strictObject({ ...paging, cab: slug.optional() }),
    answer: page(MeetingView),
  },
  {
    ...meeting,
    id: 'openCabMeeting',
    path: meetings,
    summary: 'Open the meeting that is due next; the one that is being held is answered as it is',
    command: 'open',
    ask: OpenMeeting,
    status: 201,
  },
  {
    method: 'GET',
    rights: cabMeetingRights,
    id: 'getCabMeeting',
    path: `${meetings}/{id}`,
    summary: 'Read a meeting',
    answer: MeetingView,
  },
  {
    ...meeting,
    id: 'attendCabMeeting',
    path: `${meetings}/{id}/attend`,
    summary: 'Say who is there',
    command: 'attend',
    ask: Attend,
  },
  {
    ...meeting,
    id: 'decideInCabMeeting',
    path: `${meetings}/{id}/decide`,
    summary: 'Record what those present decide on a change or a request: their votes',
    command: 'decide',
    ask: Decide,
  },
  {
    ...meeting,
    id: 'closeCabMeeting',
    path: `${meetings}/{id}/close`,
    summary: 'Close it: the minutes are sent',
    command: 'close',
    ask: CloseMeeting,
  },
]);
