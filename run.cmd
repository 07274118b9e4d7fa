@echo off
rem run.cmd           prepare everything and render the sample
rem run.cmd COMMAND   prepare everything and run a disclosure command
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
set "HERE=%~dp0"
set "PYTHON=py -3"
where py >nul 2>nul || set "PYTHON=python"
%PYTHON% "%HERE%tools\setup.py" || exit /b 2
if not "%~1"=="" goto given
cd /d "%HERE%"
"%HERE%.venv\Scripts\python.exe" -m generator render inputs\2024-wuqia-gov.yaml
exit /b %ERRORLEVEL%
:given
"%HERE%.venv\Scripts\python.exe" -m generator %*
exit /b %ERRORLEVEL%
