export function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

/** A file that falls beside what takes it would take the panel's place. */
export function refuseFiles(event: DragEvent): void {
  if (!hasFiles(event) || !event.dataTransfer) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'none'
}
