// Who did something, in words: what no person did is recorded under a name of the program's own.

/** The recorded names that are nobody's, each with its message. */
const programs: ReadonlyMap<string, string> = new Map([['system', 'actor.system'], ['local', 'actor.local']])

export const is_program = (actor: string): boolean => programs.has(actor)
/** The person's name as it is, or the word for the program. */
export function actor_name(actor: string, t: (key: string) => string): string {
  const key = programs.get(actor)
  return key ? t(key) : actor
}
/** What the reader wrote, as the log records it: the word for a program is its name there. */
export const actor_written = (words: string, t: (key: string) => string): string => [...programs].find(([, key]) => t(key) === words)?.[0] ?? words
