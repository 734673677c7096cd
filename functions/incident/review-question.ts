/** The sets of questions that a review answers. */
export const questionSets = ['detection', 'diagnosis', 'mitigation', 'prevention'] as const;
export type QuestionSet = (typeof questionSets)[number];

/** One question; a review cannot be closed while one that is needed has no answer. */
export type Question = {
  readonly id: string;
  readonly set: QuestionSet;
  readonly text: string;
  readonly needed: boolean;
};

const ask = (id: string, set: QuestionSet, text: string, needed = true): Question => ({
  id,
  set,
  text,
  needed,
});

export const questions: readonly Question[] = [
  ask('detected-by', 'detection', 'How was it detected: by an alarm of ours, or by somebody it hurt?'),
  ask('detected-sooner', 'detection', 'What would have told us sooner?'),
  ask('alarms-clear', 'detection', 'Did alarms say what was wrong, and were there too many of them?', false),
  ask('cause-found', 'diagnosis', 'How was the cause found, and what led astray?'),
  ask('missing-view', 'diagnosis', 'Which figure, log or knowledge was missing?', false),
  ask('right-people', 'diagnosis', 'Were the right people there in time?', false),
  ask('what-helped', 'mitigation', 'What ended the harm, and how did we know that it had?'),
  ask('mitigated-sooner', 'mitigation', 'What would have ended it sooner?'),
  ask('made-worse', 'mitigation', 'Did something that we did make it worse?', false),
  ask('keeps-away', 'prevention', 'What keeps this from happening again?'),
  ask('same-elsewhere', 'prevention', 'Where else could the same thing happen?'),
  ask('went-well', 'prevention', 'What went well and ought to stay?', false),
];

/** The needed questions that have no answer yet. */
export const unanswered = (answers: Readonly<Record<string, string>>): Question[] =>
  questions.filter(({ id, needed }) => needed && !answers[id]);
