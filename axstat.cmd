@echo off
rem The axstat of this folder without activating .venv: .\axstat report overtime
if not exist "%~dp0.venv\Scripts\axstat.exe" (
  echo error: there is no .venv here yet: README.md, "Windows", says how to make it 1>&2
  exit /b 2
)
"%~dp0.venv\Scripts\axstat.exe" %*
