/** The automations of AWS Systems Manager that playbooks may begin: the configuration names them, and the template grants these alone. */
export const allowedAutomations = (): readonly string[] =>
  JSON.parse(process.env.AUTOMATIONS ?? '[]') as string[];
