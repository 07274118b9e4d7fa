@echo off
rem run.cmd           prepare everything and render the sample
rem run.cmd COMMAND   prepare everything and run a disclosure command
rem A YAML file or workbook dropped on run.cmd is rendered. Opened by a double click or a drop, the window stays open.
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
set "HERE=%~dp0"
set "STAY="
echo "%CMDCMDLINE%" | find /i "/c" >nul && set "STAY=1"

set "PYTHON="
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=py -3"
if not defined PYTHON python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON goto nopython

%PYTHON% "%HERE%tools\setup.py"
if errorlevel 1 goto notready
set "RUN="%HERE%.venv\Scripts\python.exe" -m generator"
if "%~1"=="" goto sample
for %%E in (.yaml .yml .xlsx) do if /i "%~x1"=="%%E" goto dropped
%RUN% %*
set "CODE=%ERRORLEVEL%"
goto end

:sample
cd /d "%HERE%"
%RUN% render inputs\2024-wuqia-gov.yaml
set "CODE=%ERRORLEVEL%"
goto end

:dropped
if defined STAY cd /d "%~dp1"
%RUN% render %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" if defined STAY start "" "%~dp1output"
goto end

:nopython
echo.
echo 没有找到 Python 3.11 或更高版本。
echo   请到 https://www.python.org/downloads/windows/ 下载安装（Windows 7 上装不了 3.11，请换一台机器）。
echo   安装时勾选“Add python.exe to PATH”，装好后再打开本文件。
echo   不能上网的机器：在能上网的机器上下载安装程序，用 U 盘带过来。
set "CODE=2"
goto end

:notready
echo.
echo 没有准备好，请看上面的提示。
echo   网络要经过代理：先执行 set HTTPS_PROXY=http://代理地址:端口，再执行 run.cmd。
echo   不能上网：请用 tools\bundle.py 做好的压缩包（见 README）。
set "CODE=2"

:end
if defined STAY pause
exit /b %CODE%
