/** What a score means, from 1 to 5. */
export const scoreWords: Readonly<Record<number, string>> = {
  5: 'Very good',
  4: 'Good',
  3: 'All right',
  2: 'Not good',
  1: 'Bad',
};
