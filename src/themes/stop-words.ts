/** English words that say nothing about a subject: articles, pronouns, auxiliaries, prepositions, words of reporting and time. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above according across after again against ago all almost alone along already also although always am among an and
another any anyone anything are aren't around as ask asked at away back be became because become been before behind being
below between both but by called came can can't cannot come could couldn't day days did didn't do does doesn't doing don't
done down during each either else enough even ever every few first five for former four from further get give given go goes
going had hadn't has hasn't have haven't having he her here hers herself him himself his how however i if in indeed instead
into is isn't it its itself just keep last late later least less let like likely made make makes making many may me meanwhile
might month months more moreover most much must my near nearly need never new next no nor not nothing now of off often on once
one only onto or other others our out over own part per perhaps put rather really said same saw say saying says second see
seen several shall she should shouldn't since six so some someone something soon still such take taken ten than that the their
them themselves then there these they thing things this those though three through thus time to today together told tomorrow
too took toward towards two under until up upon us used using very via want wants was wasn't way we week weeks well went were
weren't what when where whether which while who whole whom whose why will with within without won't would wouldn't year years
yesterday yet you your monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december mr mrs ms`.split(/\s+/),
);

/** True for such a word; the word is given in lower case. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
