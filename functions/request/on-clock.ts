import { system } from '../kernel/actor.ts';
import { findPerson } from '../people/read.ts';
import { onClock, type Struck } from '../runtime/on-clock.ts';
import { close } from './course.ts';
import { fallLate } from './fulfilling.ts';
import { requests } from './keep.ts';
import { confirmLink } from './links.ts';
import type { ServiceRequest } from './service-request.ts';
import { submissions, surveys } from './stored.ts';
import { askToConfirm, expire, type Submission, waitForGuest } from './submission.ts';
import { expireSurvey, type Survey } from './survey.ts';

const by = system('clock');

const delivery = (request: ServiceRequest, { due, depth }: Struck) =>
  requests.save(fallLate(request, by, due), { depth });

const autoClose = (request: ServiceRequest, { due, depth }: Struck) =>
  requests.save(close(request, by, due), { depth });

/** Whoever wrote is written to, as soon as they are known as a guest. */
async function letter(submission: Submission, { now, depth }: Struck): Promise<void> {
  const person = await findPerson(submission.person ?? '');
  const link = await confirmLink(submission);
  const decision = person ? askToConfirm(submission, link, by, now) : waitForGuest(submission, by, now);
  await submissions.save(decision, { depth });
}

const submissionExpiry = (submission: Submission, { due, depth }: Struck) =>
  submissions.save(expire(submission, by, due), { depth });

const surveyExpiry = (survey: Survey, { due, depth }: Struck) =>
  surveys.save(expireSurvey(survey, by, due), { depth });

/** What happens when a clock of this practice strikes. */
export const handler = onClock({
  request: { keep: requests, strikes: { delivery, 'auto-close': autoClose } },
  submission: { keep: submissions, strikes: { letter, expiry: submissionExpiry } },
  survey: { keep: surveys, strikes: { expiry: surveyExpiry } },
});
