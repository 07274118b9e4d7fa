"""The notice (整改通知) that a unit gets where its papers contradict themselves."""
