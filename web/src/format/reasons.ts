// Reasons that stand beside one another.

const shared_min = 12

function shared_end(one: string, other: string): string {
  let length = 0
  while (length < one.length && length < other.length && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1
  return one.slice(one.length - length)
}

/**
 * What is to be written beside each of several things that are not possible now: sentences that follow one another and
 * differ in how they begin only (`反馈要求状态为…`, `申请延期要求状态为…`) stand once, after the last of them.
 */
export function reasons_said(reasons: readonly string[]): string[] {
  const said = [...reasons]
  for (let i = 0; i + 1 < said.length; i += 1) {
    const end = shared_end(said[i] as string, reasons[i + 1] as string)
    if (end.length < shared_min) continue
    said[i] = ''
    said[i + 1] = end
  }
  return said
}
